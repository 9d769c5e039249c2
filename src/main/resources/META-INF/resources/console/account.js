import { api, me, say, when } from "/console/console.js";

const at = (id) => document.getElementById(id);
const form = at("password");
const self = await me;

at("name").textContent = self.name;
at("login").textContent = self.login;
at("role").textContent = self.role;
at("until").replaceChildren(when(self.expiresAt));
at("provided").hidden = !self.provided;
at("own").hidden = self.provided;
form.elements.username.value = self.login;

form.elements.again.addEventListener("input", () => form.elements.again.setCustomValidity(""));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { current, password, again } = form.elements;
  if (again.value !== password.value) {
    again.setCustomValidity("These two are not the same.");
    again.reportValidity();
    return;
  }
  try {
    await api("/session/password", { method: "PUT", body: { current: current.value, password: password.value } });
    location.assign("/sign-in");
  } catch (e) {
    say(e.message, "error");
    current.focus();
  }
});

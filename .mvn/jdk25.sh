# Sets JAVA_HOME to a JDK 25 or newer: read by ./mvnw and ./caravan.
# The first that fits wins: JAVA_HOME, the java on the PATH, the usual JVM folders, SDKMAN, asdf, mise, jabba, Homebrew.

caravan_java_major() { # prints the major version of the JDK in folder $1, from the file that every JDK has
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

caravan_fits() {
  caravan_major=$(caravan_java_major "$1") && [ "${caravan_major:-0}" -ge 25 ] && [ -x "$1/bin/javac" ]
}

caravan_find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && caravan_fits "$JAVA_HOME"; then
    return 0
  fi
  caravan_on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$caravan_on_path" ]; then
    caravan_on_path=$(readlink -f "$caravan_on_path" 2>/dev/null || echo "$caravan_on_path")
    caravan_home=${caravan_on_path%/bin/java}
    if caravan_fits "$caravan_home"; then
      JAVA_HOME=$caravan_home
      export JAVA_HOME
      return 0
    fi
  fi
  if [ -x /usr/libexec/java_home ] && caravan_home=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && caravan_fits "$caravan_home"; then
    JAVA_HOME=$caravan_home
    export JAVA_HOME
    return 0
  fi
  for caravan_pattern in /usr/lib/jvm/ /usr/lib64/jvm/ /usr/java/ /opt/java/ /opt/jdk /opt/ /usr/local/ \
    "$HOME/.sdkman/candidates/java/" "$HOME/.asdf/installs/java/" "$HOME/.local/share/mise/installs/java/" \
    "$HOME/.jabba/jdk/" "$HOME/.jdks/" /opt/homebrew/opt/ /Library/Java/JavaVirtualMachines/; do
    # find, because mvnw switches the shell's own patterns off
    for caravan_home in $(find -L "$caravan_pattern" -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sort -r); do
      for caravan_inner in "$caravan_home" "$caravan_home/Contents/Home"; do
        if caravan_fits "$caravan_inner"; then
          JAVA_HOME=$caravan_inner
          export JAVA_HOME
          return 0
        fi
      done
    done
  done
  echo "Caravan needs a JDK 25 and found none: install one (Temurin 25, or your system's openjdk-25-jdk) or set JAVA_HOME to it." >&2
  return 1
}

caravan_find_jdk || exit 3

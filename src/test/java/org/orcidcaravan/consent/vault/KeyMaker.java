package org.orcidcaravan.consent.vault;

import java.nio.file.Path;
import java.util.HexFormat;

/** Makes or finds the keys in a process of its own and says by what fingerprint it knows a fixed text. */
final class KeyMaker {
    private KeyMaker() {}

    public static void main(String... args) throws Exception {
        // All begin together.
        System.in.read();
        System.out.println(HexFormat.of().formatHex(new Vault(Path.of(args[0])).fingerprint(new Secret("fixed"))));
    }
}

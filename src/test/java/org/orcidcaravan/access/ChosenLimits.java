package org.orcidcaravan.access;

import java.net.URI;
import java.time.Duration;

/** Settings of access as they are by default, or with another address. */
final class ChosenLimits {
    private ChosenLimits() {}

    static AccessSettings usual() {
        return new AccessSettings() {
            @Override
            public Session session() {
                return new Session() {
                    @Override
                    public Duration idle() {
                        return Duration.ofHours(1);
                    }

                    @Override
                    public Duration longest() {
                        return Duration.ofHours(12);
                    }
                };
            }

            @Override
            public SignIn signIn() {
                return patience();
            }
        };
    }

    private static AccessSettings.SignIn patience() {
        return new AccessSettings.SignIn() {
            @Override
            public boolean local() {
                return true;
            }

            @Override
            public int failures() {
                return 5;
            }

            @Override
            public Duration pause() {
                return Duration.ofSeconds(30);
            }

            @Override
            public Duration pauseMax() {
                return Duration.ofHours(1);
            }
        };
    }

    static PublicAddress at(String url) {
        return () -> URI.create(url);
    }
}

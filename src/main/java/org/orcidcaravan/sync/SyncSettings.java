package org.orcidcaravan.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What the operator sets for the sync: {@code caravan.sync.*}; the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.sync")
public interface SyncSettings {
    /** Whether the service syncs by itself. */
    @WithDefault("true")
    boolean enabled();

    /** Whether the service keeps summaries in sync. */
    @WithDefault("true")
    boolean summaries();

    /** Whether the service keeps activities in sync. */
    @WithDefault("false")
    boolean activities();

    /** The bucket of the summaries. */
    @WithDefault("v3.0-summaries")
    String summariesBucket();

    /** The buckets of the activities, without the letter that the iD's last character adds. */
    @WithDefault("v3.0-activities")
    String activitiesBucket();

    /** The bucket that holds the change list. */
    @WithDefault("orcid-lambda-file")
    String changeListBucket();

    /** The change list's key. */
    @WithDefault("last_modified.csv.tar")
    String changeListKey();

    /** The zone of the change list's dates, which name none. */
    @WithDefault("UTC")
    String changeListZone();

    /** How far behind the newest row of the change list the watermark stays. */
    @WithDefault("PT48H")
    Duration overlap();

    /** When an incremental pass begins: Quartz cron, UTC. */
    @WithDefault("0 17 * * * ?")
    String schedule();

    /** When a full scan begins: Quartz cron, UTC. */
    @WithDefault("0 23 2 ? * SAT")
    String scanSchedule();

    /** How often a scan asks again while another pass is at work. */
    @WithDefault("1440")
    int busyRedeliveries();

    /** How many milliseconds it waits each time. */
    @WithDefault("60000")
    long busyDelay();

    /** How many milliseconds after the start the service looks whether a pass is due. */
    @WithDefault("500")
    long startDelay();

    /** How often the service says in its log how far a pass is, in milliseconds. */
    @WithDefault("60000")
    long progressEvery();

    /** How often a read that failed is repeated. */
    @WithDefault("5")
    int redeliveries();

    /** The first pause before a repetition, in milliseconds; it grows fourfold, and scatters by half. */
    @WithDefault("50")
    long redeliveryDelay();

    /** The longest pause before a repetition, in milliseconds. */
    @WithDefault("30000")
    long redeliveryDelayMax();

    /** How often a read is repeated when S3 asks to slow down. */
    @WithDefault("20")
    int throttledRedeliveries();

    /** The first pause when S3 asks to slow down, in milliseconds; it doubles, and scatters by half. */
    @WithDefault("500")
    long throttledDelay();

    /** How many GETs are in flight. */
    @WithDefault("64")
    int concurrency();

    /** How many checksum folders are listed side by side. */
    @WithDefault("16")
    int folders();

    /** The largest object that is taken, in bytes. */
    @WithDefault("67108864")
    long maxObjectBytes();

    /** How many keys a second a scan of a complete copy looks at, in each instance; 0 is as fast as possible. */
    @WithDefault("0")
    int scanRate();

    /** How many days it is remembered what was removed because it vanished upstream. */
    @WithDefault("365")
    int tombstoneDays();

    /** With fewer free bytes than this the service's passes pause. */
    @WithDefault("268435456")
    long minFreeBytes();

    /** With fewer free inodes than this the service's passes pause. */
    @WithDefault("10000")
    long minFreeInodes();

    /** How many milliseconds later a paused pass looks again whether there is room. */
    @WithDefault("5000")
    long diskDelay();

    /** After so long without a sign of life a process has lost what it took in a pass that several share. */
    @WithDefault("PT30S")
    Duration lease();

    /** How the bytes of a batch are made durable: {@code syncfs}, {@code each}, or {@code auto}. */
    @WithDefault("auto")
    String flush();

    /** How files are stored: {@code plain} or {@code zstd}. */
    @WithDefault("plain")
    String storage();

    /** How hard zstd tries: from 1, fast, to 19, small. */
    @WithDefault("5")
    int zstdLevel();

    /** In what language the service keeps documents: {@code xml} or {@code json}. */
    @WithDefault("xml")
    String format();

    /** Which version of ORCID's data the service keeps: {@code 3.0} or {@code 2.0}. */
    @WithDefault("3.0")
    String dataVersion();

    /** The bucket of the summaries of version 2.0. */
    @WithDefault("v2.0-summaries")
    String v2SummariesBucket();

    /** The bucket of the activities of version 2.0. */
    @WithDefault("v2.0-activities")
    String v2ActivitiesBucket();

    /** When the service verifies its mirror: Quartz cron, UTC. */
    @WithDefault("0 41 4 * * ?")
    String verifySchedule();

    /** How many objects of each data class it reads again then, by chance; 0: all. */
    @WithDefault("1000")
    int verifySample();

    /** Whether a full pass that clearly does not fit on the disk is refused; if not, it only warns. */
    @WithDefault("true")
    boolean preflight();

    /** What the files of a mirror are. */
    default Form form() {
        Form form = new Form(
                Storage.of(storage()).orElseThrow(() -> wrong("caravan.sync.storage", storage(), "plain or zstd")),
                Format.of(format()).orElseThrow(() -> wrong("caravan.sync.format", format(), "xml or json")),
                DataVersion.of(dataVersion())
                        .orElseThrow(() -> wrong("caravan.sync.data-version", dataVersion(), "3.0 or 2.0")));
        if (form.format() == Format.JSON && form.version() != DataVersion.V3_0) {
            throw wrong("caravan.sync.format", format(), "xml: JSON is written of version 3.0 only");
        }
        return form;
    }

    private static IllegalArgumentException wrong(String key, String value, String choice) {
        return new IllegalArgumentException(key + " is \"" + value + "\": set it to " + choice + ".");
    }

    /** The data classes that the service keeps in sync. */
    default Set<DataClass> dataClasses() {
        Set<DataClass> chosen = EnumSet.noneOf(DataClass.class);
        if (summaries()) {
            chosen.add(DataClass.SUMMARIES);
        }
        if (activities()) {
            chosen.add(DataClass.ACTIVITIES);
        }
        return chosen;
    }
}

#!/usr/bin/env python3
"""Runs a command and says what it cost: measure.py LOG COMMAND...

Prints one line: exit status, wall seconds, CPU seconds in all, of them PostgreSQL's, peak resident kB of the command.

PostgreSQL may be started by the command as a daemon that leaves its process tree, and may outlive it. So every process
that carries this run's mark in its environment, or descends from one that does, is followed in /proc. The share of
PostgreSQL is the time of processes called postgres, and of initdb and pg_ctl. Time of other processes up to 25 ms
before they end can be missed; of the command itself nothing is, because wait4 is exact.
"""
import os
import subprocess
import sys
import threading
import time

TICK = os.sysconf("SC_CLK_TCK")
DATABASE = {"postgres", "initdb", "pg_ctl"}


def stat(pid):
    """(name, parent, own CPU seconds), or None when the process is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="latin-1") as file:
            text = file.read()
    except OSError:
        return None
    close = text.rindex(")")
    fields = text[close + 2:].split()
    return text[text.index("(") + 1:close], int(fields[1]), (int(fields[11]) + int(fields[12])) / TICK


def peak(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="latin-1") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


class Follower:
    def __init__(self, mark):
        self.mark = mark.encode()
        self.others = {}  # pid -> start-independent note that it is not ours
        self.before = {}  # pid -> CPU it had used when first seen
        self.last = {}  # pid -> (name, CPU since then)
        self.resident = 0

    def ours(self, pid, parent):
        if parent in self.last:
            return True
        try:
            with open(f"/proc/{pid}/environ", "rb") as file:
                return self.mark in file.read().split(b"\0")
        except OSError:
            return False

    def look(self, main=None):
        present = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        self.others = {pid: 1 for pid in self.others if pid in present}
        for pid in sorted(present):
            if pid in self.others:
                continue
            seen = stat(pid)
            if seen is None:
                continue
            name, parent, cpu = seen
            if pid not in self.last and not self.ours(pid, parent):
                # A fork that has not called exec yet still shows its parent's environment: look again until it has.
                if name not in ("python3", "bash", "sh"):
                    self.others[pid] = 1
                continue
            self.last[pid] = (name, cpu)
        if main is not None:
            self.resident = max(self.resident, peak(main))

    def database(self):
        return sum(cpu - self.before.get(pid, 0) for pid, (name, cpu) in self.last.items() if name in DATABASE)

    def service(self):
        return sum(cpu - self.before.get(pid, 0) for pid, (name, cpu) in self.last.items() if name not in DATABASE)


def main():
    log, command = sys.argv[1], sys.argv[2:]
    mark = os.environ.get("CARAVAN_BENCH_MARK", f"{os.getpid()}")
    follower = Follower(f"CARAVAN_BENCH_MARK={mark}")
    # A database left by an earlier pass counts from here on only. This script and its shell carry the mark as well.
    follower.look()
    mine = {os.getpid(), os.getppid()}
    follower.others.update({pid: 1 for pid in follower.last if follower.last[pid][0] not in DATABASE} | dict.fromkeys(mine, 1))
    follower.last = {pid: seen for pid, seen in follower.last.items() if seen[0] in DATABASE}
    follower.before = {pid: seen[1] for pid, seen in follower.last.items()}
    start = time.monotonic()
    with open(log, "ab") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    done = threading.Event()

    def follow():
        while not done.wait(0.025):
            follower.look(process.pid)

    thread = threading.Thread(target=follow)
    thread.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    done.set()
    thread.join()
    follower.look()
    database = follower.database()
    # wait4 counts the command and those it waited for; the samples count everything, but up to the last look only.
    total = max(follower.service() + database, usage.ru_utime + usage.ru_stime)
    resident = max(follower.resident, 0) or usage.ru_maxrss
    print(os.waitstatus_to_exitcode(status), f"{wall:.3f} {total:.3f} {database:.3f}", resident)


main()

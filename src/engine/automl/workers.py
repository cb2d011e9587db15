"""Processes that trials run in, so that one can be ended, and several run at once."""

import multiprocessing
import os
import time
from multiprocessing.connection import wait

# OpenMP, which most libraries here work with, does not bear to be forked.
processes = multiprocessing.get_context("spawn")


def work(judge, connection, threads):
    import flaml  # noqa: F401 - so that the libraries whose threads are limited are there
    from threadpoolctl import threadpool_limits

    with threadpool_limits(threads):
        while True:
            try:
                function, given = connection.recv()
            except EOFError:
                return
            try:
                answer = {"found": function(judge, *given)}
            except Exception as error:
                answer = {"failed": said(error)}
            connection.send(answer)


def said(error):
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    return f"{type(error).__name__}: {line}" if line else type(error).__name__


class Workers:
    """At most `count` processes, each of so many `threads`. A piece of work that takes longer than `limit` seconds is ended."""

    def __init__(self, judge, count, threads, limit):
        self._judge, self._threads, self._limit = judge, threads, limit
        self.count = count
        # A process takes seconds to read its libraries: the first does it while others get ready what it is to do.
        self._idle, self._busy = [self._new()], {}

    def has_room(self):
        return len(self._busy) < self.count

    def is_busy(self):
        return len(self._busy) > 0

    def start(self, key, function, *given):
        """Calls `function(judge, *given)`; `results` tells of it by its `key`."""
        process, connection = self._idle.pop() if self._idle else self._new()
        connection.send((function, given))
        self._busy[connection] = (key, process, time.monotonic())

    def results(self, until):
        """What has come to an end, as (key, answer, seconds); waits for something, but not beyond the time `until`."""
        first = min((started + self._limit for _, _, started in self._busy.values()), default=until)
        ready = wait(list(self._busy), max(0, min(until, first) - time.monotonic()))
        now = time.monotonic()
        for connection in ready:
            key, process, started = self._busy.pop(connection)
            try:
                answer = connection.recv()
                self._idle.append((process, connection))
            except EOFError:
                process.join()
                answer = {"failed": f"its process ended with {process.exitcode}"}
            yield key, answer, now - started
        for connection, (key, process, started) in list(self._busy.items()):
            if now >= started + self._limit:
                del self._busy[connection]
                end(process, connection)
                yield key, {"failed": f"it took longer than trial_timeout_minutes ({self._limit / 60:g})"}, now - started

    def stop(self):
        for process, connection in [*self._idle, *((process, connection) for connection, (_, process, _) in self._busy.items())]:
            end(process, connection)
        self._idle, self._busy = [], {}

    def _new(self):
        here, there = processes.Pipe()
        process = processes.Process(target=work, args=(self._judge, there, self._threads), daemon=True)
        process.start()
        there.close()
        return process, here


def end(process, connection):
    process.kill()
    process.join()
    connection.close()


def cores():
    """How many processors there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

import Glibc

/// What this process has used of its processors, in all threads, user and system.
public enum CPUTime {
  /// Nanoseconds since the process began.
  public static var nanoseconds: Int { read(CLOCK_PROCESS_CPUTIME_ID) }

  /// Nanoseconds of a clock on the wall that never goes back.
  public static var wallNanoseconds: Int { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

import Glibc

/// The greatest amount of memory that this process has held at once.
public enum PeakMemory {
  /// Bytes, shared file pages included.
  public static var bytes: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss * 1_024
  }
}

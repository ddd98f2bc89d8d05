import ExpressionCases
import Glibc
import TestFiles

/// Runs an expression that nobody would write, and ends the process where something comes out that must not.
private func run(_ bytes: [UInt8]) {
  var trial = Trial(bytes)
  do {
    _ = try trial.run()
  } catch {
    print(error)
    fflush(nil)
    abort()
  }
}

#if FUZZING
  /// The fuzzer calls this with everything that it thinks of; it brings its own `main`.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func runOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
#else
  /// Without the fuzzer built in (`./dev fuzz` builds it in), runs the files that it is given: what the fuzzer left behind.
  @main
  struct Fuzz {
    static func main() {
      for path in CommandLine.arguments.dropFirst() {
        guard let bytes = TestFiles.bytes(path) else { continue }
        run(bytes)
      }
    }
  }
#endif

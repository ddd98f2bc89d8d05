/// Takes a result, so that the compiler cannot leave out the work behind it.
@inline(never)
public func keep<Value>(_ value: Value) {
  withUnsafePointer(to: value) { sink = UInt(bitPattern: $0) }
}

/// Written by one thread at a time: programs that measure keep the results of their main thread.
nonisolated(unsafe) private var sink: UInt = 0

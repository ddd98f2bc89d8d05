import Glibc
import Synchronization

/// Does numbered pieces of work on several threads and blocks until all are done.
///
/// The one place where the program starts threads. The calling thread works with the others, so that where no further
/// one can be started it does everything by itself.
///
/// - Parameters:
///   - count: The pieces are numbered from 0.
///   - threads: At most so many pieces are worked on at a time; 1 and less: one after the other, on this thread.
/// - Returns: The results in the order of their numbers, whoever was done first.
package func concurrently<Result: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard threads > 1, count > 1 else { return (0..<count).map(body) }
  let results = Locked([Result?](repeating: nil, count: count))
  withoutActuallyEscaping(body) { body in
    let work = Work(count) { number in
      let result = body(number)
      results.withLock { $0[number] = result }
    }
    let helpers = (1..<min(threads, count)).compactMap { _ in startThread(work) }
    work.run()
    for helper in helpers { pthread_join(helper, nil) }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// Does work on this thread while pieces numbered from 1 to `others` are done on others, and blocks until all are done.
///
/// Pieces for which no thread could be started are done here, after that work.
package func alongside<Result>(_ others: Int, _ body: @Sendable (Int) -> Void, here: () -> Result) -> Result {
  withoutActuallyEscaping(body) { body in
    let work = Work(others) { body($0 + 1) }
    let helpers = (0..<others).compactMap { _ in startThread(work) }
    let result = here()
    work.run()
    for helper in helpers { pthread_join(helper, nil) }
    return result
  }
}

private func startThread(_ work: Work) -> pthread_t? {
  var thread = pthread_t()
  let held = Unmanaged.passRetained(work)
  let status = pthread_create(
    &thread, nil,
    { pointer in
      if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, held.toOpaque())
  if status == 0 { return thread }
  held.release()
  return nil
}

/// Pieces of work that every thread takes from in turn.
private final class Work: Sendable {
  private let next = Atomic(0)
  private let count: Int
  private let piece: @Sendable (Int) -> Void

  init(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.piece = piece
  }

  func run() {
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      piece(number)
    }
  }
}

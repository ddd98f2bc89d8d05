import BasicContainers
import RulePacks
import Temporal

/// How much a session keeps of the deals that are open, beside the columns of the log.
package struct SessionSize: Sendable {
  /// Deals that are open as of the session's instant.
  package internal(set) var openDeals = 0
  /// Their states as they wait, with the room that is left for each to grow, and what finds them: in bytes.
  package internal(set) var states = 0
  /// The chains of their activities, in bytes.
  package internal(set) var chains = 0
  /// How many findings are kept of them; their texts are not counted.
  package internal(set) var findings = 0
}

extension Session {
  /// What is kept of open deals; every deal is looked at.
  package mutating func measure() -> SessionSize {
    var size = SessionSize()
    for lane in lanes.indices where lanes[lane].kind == .deal {
      for subject in lanes[lane].subjects where lanes[lane].heads[subject].takenRow != SubjectLane.Head.none {
        lanes[lane].load(subject)
        guard !lanes[lane].run.isClosed else { continue }
        lanes[lane].unload()
        size.openDeals += 1
        size.states += lanes[lane].size(of: subject)
        let held = holders?[lanes[lane].key(of: subject).first] ?? []
        size.states += MemoryLayout<DealOwnership>.stride * held.capacity
        size.chains += MemoryLayout<SubjectLane.Link>.stride * lanes[lane].linkCount(of: subject)
        size.findings += lanes[lane].findings(of: subject).count
      }
    }
    return size
  }
}

extension SubjectLane {
  /// Bytes of a subject's state as it waits, of what finds it, and of its timer.
  fileprivate func size(of subject: Int) -> Int {
    heads[subject].state.size + MemoryLayout<Head>.stride + MemoryLayout<SubjectTimelines.Key>.stride
      + MemoryLayout<UInt32>.stride + MemoryLayout<[Finding]>.stride + MemoryLayout<[DealOwnership]>.stride
      + TimerQueue.sizeOfOne
  }

  fileprivate func linkCount(of subject: Int) -> Int {
    var (count, next) = (0, heads[subject].lastLink)
    while next != Head.none {
      count += 1
      next = links[Int(next)].next
    }
    return count
  }
}

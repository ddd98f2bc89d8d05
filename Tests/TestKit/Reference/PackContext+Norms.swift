import CEL
import EventTime
import RulePacks

/// What is usual in won deals, worked out afresh whenever it is asked for. docs/language.md.
extension PackContext {
  private struct Sample {
    var key: [Worth]
    var value: Worth
    var deal: String
  }

  /// The norm as it reads at a scene; nil where neither it nor what stands in has a value.
  func norm(_ norm: Norm, in scene: Scene) -> Worth? {
    if let value = drawn(norm, in: scene) { return value }
    switch norm.otherwise {
    case nil: return nil
    case .constant(let value, parameter: _): return Worth(value)
    case .norm(let name): return pack.norms.first { $0.name == name }.flatMap { self.norm($0, in: scene) }
    }
  }

  private func drawn(_ norm: Norm, in scene: Scene) -> Worth? {
    guard let key = key(norm, scene) else { return nil }
    let start = world.calendar.periodStart(containing: scene.point.at, norm.every)
    let alike = samples(norm, before: start).filter { agree($0.key, key) }
    guard Set(alike.map(\.deal)).count >= norm.atLeast.deals else { return nil }
    let values = alike.map(\.value).sorted { ($0.comparison(with: $1) ?? 0) < 0 }
    // The smallest value that enough of them do not exceed.
    return values.indices.first { 100 * ($0 + 1) >= norm.quantile * values.count }.map { values[$0] }
  }

  private func agree(_ a: [Worth], _ b: [Worth]) -> Bool { zip(a, b).allSatisfy { $0.equals($1) } }

  /// Nil where some of it is not known.
  private func key(_ norm: Norm, _ scene: Scene) -> [Worth]? {
    var key: [Worth] = []
    for condition in norm.by {
      switch scene.evaluate(condition) {
      case .unknown, .error, .null, .list: return nil
      case let value: key.append(value)
      }
    }
    return key
  }

  /// What is measured on the deals that were won before an instant, and still were.
  private func samples(_ norm: Norm, before instant: Instant) -> [Sample] {
    let known = world.activities.prefix { $0.at < instant }
    return Set(known.compactMap(\.deal)).flatMap { deal -> [Sample] in
      guard let win = latestWin(deal, before: known.count) else { return [] }
      let all = samples(norm, on: Subject(kind: .deal, ids: [deal]), until: win)
      return norm.onlyGreatest ? greatest(all) : all
    }
  }

  /// Of those that agree in what they are compared by, one that no other exceeds.
  private func greatest(_ samples: [Sample]) -> [Sample] {
    samples.indices.filter { index in
      !samples.indices.contains { other in
        guard agree(samples[other].key, samples[index].key) else { return false }
        let order = samples[other].value.comparison(with: samples[index].value) ?? 0
        return order > 0 || (order == 0 && other < index)
      }
    }.map { samples[$0] }
  }

  /// The activity by which a deal came to be won as it is after so many activities.
  private func latestWin(_ deal: String, before count: Int) -> Int? {
    guard world.deal(deal, after: count)?.isWon == true else { return nil }
    return (0..<count).last { index in
      world.activities[index].deal == deal && world.deal(deal, after: index + 1)?.isWon == true
        && world.deal(deal, after: index)?.isWon != true
    }
  }

  private func samples(_ norm: Norm, on deal: Subject, until win: Int) -> [Sample] {
    let own = timeline(of: deal).filter { $0 <= win }
    switch norm.measure {
    case .value(let condition, at: nil): return [measure(norm, condition, deal, win)].compactMap(\.self)
    case .value(let condition, at: let event?):
      return own.filter { match(event, $0, of: deal).isYes }.compactMap { measure(norm, condition, deal, $0) }
    case .time(let from, let to): return times(norm, deal, own, from, to)
    }
  }

  private func measuring(_ deal: Subject, _ activity: Int) -> Scene {
    Scene(
      world: world, pack: self, subject: deal, point: world.point(atActivity: activity), activity: activity)
  }

  private func measure(_ norm: Norm, _ condition: Condition, _ deal: Subject, _ activity: Int) -> Sample? {
    let scene = measuring(deal, activity)
    guard let key = key(norm, scene) else { return nil }
    switch scene.evaluate(condition) {
    case .int(let value) where norm.type == .double:
      return Sample(key: key, value: .double(Double(value)), deal: deal.ids[0])
    case .double(let value) where !value.isFinite: return nil
    case let value:
      guard value.isQuantity else { return nil }
      return Sample(key: key, value: value, deal: deal.ids[0])
    }
  }

  private func times(
    _ norm: Norm, _ deal: Subject, _ own: [Int], _ from: EventPattern, _ to: EventPattern
  ) -> [Sample] {
    var samples: [Sample] = []
    var begin: Int?
    for index in own {
      if match(to, index, of: deal).isYes, let first = begin {
        let length = world.activities[index].at.milliseconds - world.activities[first].at.milliseconds
        if let key = key(norm, measuring(deal, first)) {
          samples.append(Sample(key: key, value: .duration(length * 1_000), deal: deal.ids[0]))
        }
        begin = nil
      }
      if begin == nil, match(from, index, of: deal).isYes { begin = index }
    }
    return samples
  }
}

extension Worth {
  fileprivate var isQuantity: Bool {
    switch self {
    case .int, .double, .duration: true
    default: false
    }
  }
}

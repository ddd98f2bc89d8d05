import Activity
import EventTime
import RulePacks

/// A pack on its ground: what its names stand for, and what its events match.
final class PackContext {
  let pack: RulePack
  let world: World
  let catalogue: KindCatalogue
  let params: [String: Worth]
  let lists: [String: Worth]
  let facts: [String: Fact]
  /// The site's.
  let exceptions: [SiteConfiguration.SiteException]
  private var calendars: [Subject: WorkCalendar] = [:]
  private var timelines: [Subject: [Int]] = [:]
  private var folded: [FoldKey: FactElements] = [:]

  private struct FoldKey: Hashable {
    let fact: String
    let subject: Subject
  }

  init(
    _ pack: RulePack, _ world: World, _ catalogue: KindCatalogue,
    _ exceptions: [SiteConfiguration.SiteException]
  ) {
    self.exceptions = exceptions
    self.pack = pack
    self.world = world
    self.catalogue = catalogue
    params = Dictionary(pack.params.map { ($0.name, Worth($0.value)) }) { $1 }
    lists = Dictionary(pack.lists.map { ($0.name, .list($0.values.compactMap(Happened.loose))) }) { $1 }
    facts = Dictionary(pack.facts.map { ($0.name, $0) }) { $1 }
  }

  /// The subject's activities, as indices into all of them, in order.
  func timeline(of subject: Subject) -> [Int] {
    if let known = timelines[subject] { return known }
    let indices = world.activities.indices.filter {
      world.subjects(subject.kind, of: world.activities[$0]).contains(subject)
    }
    timelines[subject] = indices
    return indices
  }

  /// The calendar by which a subject counts: the first choice that means whom its first activity belongs to.
  /// LANGUAGE.md section 12.
  func calendar(of subject: Subject) -> WorkCalendar {
    if world.calendarChoices.isEmpty { return world.calendar }
    if let known = calendars[subject] { return known }
    guard let first = timeline(of: subject).first else { return world.calendar }
    let scene = scene(at: first, of: subject)
    let choice = world.calendarChoices.first { scene.id(of: $0.subject) == $0.id }
    calendars[subject] = choice?.calendar ?? world.calendar
    return choice?.calendar ?? world.calendar
  }

  /// The activity as it stood when it happened: nothing that came later is in sight.
  func scene(at activity: Int, of subject: Subject) -> Scene {
    Scene(
      world: world, pack: self, subject: subject, point: world.point(atActivity: activity),
      activity: activity,
      readsFacts: false)
  }

  /// Whether an activity is one of the event. LANGUAGE.md section 6.
  func match(_ event: EventPattern, _ activity: Int, of subject: Subject) -> Judgement {
    .any(event.alternatives.map { match($0, activity, subject) })
  }

  private func match(_ alternative: EventPattern.Alternative, _ index: Int, _ subject: Subject) -> Judgement {
    let activity = world.activities[index]
    switch alternative.kinds {
    case .any: if activity.kind.hasPrefix("nudge.") { return .no }
    case .these(let kinds): if !kinds.contains(activity.kind) { return .no }
    }
    let hasFields = alternative.with.allSatisfy { wanted in
      let type = catalogue.kind(named: activity.kind)?.field(named: wanted.field)?.type ?? .any
      let values = wanted.values.compactMap { element($0, of: type) }
      guard let found = activity.data[wanted.field] else { return false }
      return found.elements.contains { one in values.contains { $0.equals(one) } }
    }
    guard hasFields else { return .no }
    guard let condition = alternative.condition else { return .yes }
    return scene(at: index, of: subject).judge(condition)
  }

  private func element(_ value: DataValue, of type: FieldType) -> Worth? {
    Happened.typed(value, as: type == .listOfText ? .text : type, world.calendar)
  }

  func elements(of fact: Fact, for subject: Subject) -> FactElements {
    let key = FoldKey(fact: fact.name, subject: subject)
    if let known = folded[key] { return known }
    let elements = FactElements(fact, subject, self)
    folded[key] = elements
    return elements
  }
}

extension Worth {
  init(_ parameter: ParameterValue) {
    switch parameter {
    case .number(let value): self = .double(value)
    case .int(let value): self = .int(value)
    case .text(let value): self = .text(value)
    case .bool(let value): self = .bool(value)
    case .duration(let span):
      self = span.exactMilliseconds.map { .duration($0 * 1_000) } ?? .error("a duration with business terms")
    }
  }
}

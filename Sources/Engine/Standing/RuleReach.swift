package import Activity
package import RulePacks
import Symbols

/// What of a log rules look at: on whose timelines an activity can change anything, and how far around it one has to read.
package struct RuleReach: Sendable {
  private struct Lane: Sendable {
    var kind: SubjectKind
    var asked: Set<String>
    /// Kinds that no rule names are asked for; those of the product apart.
    var asksForOthers: Bool
    var asksForProduct: Bool
    /// Every activity may matter: a pair may come together again.
    var isJoined: Bool
    var countsOpenDeals: Bool
    var isReadableInPart: Bool
  }

  private let lanes: [Lane]
  /// Whether something is measured on won deals and compared with others.
  package let readsNorms: Bool

  package init(_ rules: RuleSet) {
    readsNorms = !rules.norms.norms.isEmpty
    lanes = rules.programs.map { program in
      let places = program.dispatchPlaces.enumerated()
      let asked = places.filter { $1 > 0 && program.dispatch[Int($1)].count > 0 }
      return Lane(
        kind: program.kind,
        asked: Set(asked.map { rules.symbols.text(Symbol(index: UInt32(truncatingIfNeeded: $0.offset))) }),
        asksForOthers: program.dispatch[0].count > 0, asksForProduct: program.dispatch[1].count > 0,
        isJoined: SubjectTimelines.isJoined(program.kind),
        countsOpenDeals: !program.openDealRoles.isEmpty,
        isReadableInPart: program.isReadableInPart)
    }
  }

  /// The kinds of subject that rules are about.
  package var kinds: [SubjectKind] { lanes.map(\.kind) }

  /// Whether something is about a kind of subject.
  package func reaches(_ kind: SubjectKind) -> Bool { lanes.contains { $0.kind == kind } }

  /// Whether an activity of a kind, the latest on the timeline of a subject, can change anything there beside time.
  package func asks(for activity: String, of kind: SubjectKind) -> Bool {
    guard let lane = lanes.first(where: { $0.kind == kind }) else { return false }
    if kind == .deal || lane.isJoined || lane.asked.contains(activity) { return true }
    return activity.hasPrefix("nudge.") ? lane.asksForProduct : lane.asksForOthers
  }

  /// Whether the activities that ``asks(for:of:)`` names, and the first one, are all that counts on the timeline of a
  /// subject of a kind, beside time and the deals of these activities.
  package func isReadableInPart(_ kind: SubjectKind) -> Bool {
    lanes.contains { $0.kind == kind && $0.isReadableInPart }
  }

  /// Whether rules of a kind of subject ask how many deals it has open.
  package func countsOpenDeals(_ kind: SubjectKind) -> Bool {
    lanes.contains { $0.kind == kind && $0.countsOpenDeals }
  }
}

extension SubjectProgram {
  /// Whether an activity that no pattern names changes nothing, at whatever instant it comes.
  fileprivate var isReadableInPart: Bool {
    let asksForOthers = dispatch.first.map { $0.count > 0 } ?? false
    let followsInstants = !clockRules.isEmpty || !directoryReaders.isEmpty || !normReaders.isEmpty
    // A period that begins with an activity of its instant asks then whether it counts.
    let asksOfPeriods = periodRules.contains { rules[$0].condition != nil }
    return !isOfDeals && !SubjectTimelines.isJoined(kind) && openDealRoles.isEmpty && !asksForOthers
      && !followsInstants && !asksOfPeriods
  }
}

extension RuleSet {
  /// 32 bytes that differ where anything differs that findings depend on beside log and time.
  package func basis(
    catalogue: KindCatalogue, directory: Directory, site: SiteConfiguration, options: EvaluationOptions
  ) -> [UInt8] {
    Fingerprint(self, catalogue, directory, site, options).bytes
  }
}

import Activity
import CEL
import EventTime
import RulePacks
import Symbols

/// What all subjects of a run stand on: the log, the directory, the site's calendars. Shared, and immutable while
/// anything runs.
struct Ground: Sendable {
  let rules: RuleSet
  var timeline: Timeline
  /// A later state of the timeline's and the packs' table, with the texts of the directory and the site.
  var symbols: SymbolTable
  let people: PeopleAt
  let vocabulary: DealVocabulary
  let calendars: [SiteCalendar]
  /// Which calendar holds for whom; the first that fits, else the first of ``calendars``.
  let calendarChoices: [CalendarChoice]
  /// The record of the deal at hand by row; only made where a program other than that of deals asks for it.
  var deals: DealRecords?
  /// What is usual in won deals; empty where no rule asks.
  var norms = NormBook.empty
  /// Whose the deal at hand is, for findings of others; only made where ``deals`` is not, and such findings are.
  var holders: DealHolders?
  var options: EvaluationOptions
  /// Milliseconds.
  var asOf: Int64

  struct SiteCalendar: Sendable {
    let calendar: WorkCalendar
    let zone: Symbol
  }

  struct CalendarChoice: Sendable {
    let subject: SubjectKind
    let id: Symbol
    /// Index into ``Ground/calendars``.
    let calendar: Int
  }
}

extension Ground {
  /// The grouping by deal is needed whatever the rules are, and made once.
  ///
  /// - Parameter usual: What is usual in won deals, where that is known; else it is drawn up from the timeline.
  init(
    _ rules: RuleSet, _ timeline: Timeline, _ directory: Directory, _ site: SiteConfiguration,
    _ options: EvaluationOptions, usual: DrawnNorms? = nil
  ) {
    var symbols = timeline.symbols.count >= rules.symbols.count ? timeline.symbols : rules.symbols
    people = PeopleAt(directory, symbols: &symbols)
    (calendars, calendarChoices) = Self.calendars(of: site, &symbols)
    let drawn = usual.flatMap { $0.book(&symbols, norms: rules.norms.norms.count) }
    vocabulary = DealVocabulary(symbols)
    deals =
      Self.needsDeals(rules, calendarChoices)
      ? DealRecords(timeline, deals: .group(timeline, by: .deal, people, symbols), vocabulary) : nil
    holders =
      Self.needsHolders(rules, calendarChoices, options)
      ? DealHolders(DealOwnership.all(in: timeline, vocabulary), timeline) : nil
    self.rules = rules
    self.timeline = timeline
    self.symbols = symbols
    self.options = options
    asOf = options.asOf.milliseconds
    norms = drawn ?? NormBook(surveying: self)
  }

  /// For a log that grows: its table takes up the texts of directory and site.
  init(
    _ rules: RuleSet, growing timeline: inout Timeline, _ directory: Directory, _ site: SiteConfiguration,
    _ options: EvaluationOptions
  ) {
    var symbols = timeline.symbols
    people = PeopleAt(directory, symbols: &symbols)
    (calendars, calendarChoices) = Self.calendars(of: site, &symbols)
    vocabulary = DealVocabulary(symbols)
    deals = nil
    holders = nil
    timeline = timeline.adopting(symbols)
    self.rules = rules
    self.timeline = timeline
    self.symbols = symbols
    self.options = options
    asOf = options.asOf.milliseconds
  }

  /// Whether rules ask for the deal of an activity; whose calendar holds may be the deal's account or rep.
  private static func needsDeals(_ rules: RuleSet, _ choices: [CalendarChoice]) -> Bool {
    rules.programs.contains { $0.kind != .deal && ($0.readsDeals || !choices.isEmpty) }
  }

  /// Whether findings speak of the deal of an activity that is not the subject, and nothing else finds it.
  private static func needsHolders(
    _ rules: RuleSet, _ choices: [CalendarChoice], _ options: EvaluationOptions
  ) -> Bool {
    !options.isBare && !needsDeals(rules, choices)
      && rules.programs.contains { $0.kind != .deal && !$0.rules.isEmpty }
  }

  /// Whether findings on this ground speak of the deal of an activity, and nothing else finds it.
  var needsHolders: Bool { Self.needsHolders(rules, calendarChoices, options) }

  /// Whether a run on this ground asks for the deal of an activity.
  var needsDeals: Bool { Self.needsDeals(rules, calendarChoices) }

  private static func calendars(
    of site: SiteConfiguration, _ symbols: inout SymbolTable
  ) -> ([SiteCalendar], [CalendarChoice]) {
    let names = ["default"] + site.calendars.keys.filter { $0 != "default" }.sorted()
    let calendars = names.map { name in
      let calendar = site.calendars[name] ?? site.defaultCalendar
      return SiteCalendar(calendar: calendar, zone: symbols.intern(calendar.zone.name))
    }
    let choices = site.calendarFor.compactMap { choice in
      names.firstIndex(of: choice.calendar).map {
        CalendarChoice(subject: choice.subject, id: symbols.intern(choice.id), calendar: $0)
      }
    }
    return (calendars, choices)
  }
}

extension SubjectProgram {
  /// Whether something in it reads the deal of the activity at hand.
  var readsDeals: Bool { conditions.contains { $0.reads.deal } }
}

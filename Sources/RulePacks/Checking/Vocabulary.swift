import Activity
import CEL

/// What the expressions of one pack may speak of: its own names, the kinds, the records of subjects, functions.
struct Vocabulary {
  let catalogue: KindCatalogue
  private let functions: Declarations
  private let textFunctions: Declarations
  private let dealFields: [String: RecordType.Field]
  private let updatedFields: RecordType
  var params: [String: RecordType.Field] = [:] { didSet { drawnUp = [:] } }
  var lists: [String: RecordType.Field] = [:] { didSet { drawnUp = [:] } }
  var facts: [String: RecordType.Field] = [:] { didSet { forgetReadersOfFacts() } }
  var norms: [String: RecordType.Field] = [:] { didSet { forgetReadersOfFacts() } }
  /// Records of the activities that `latest` and `first` facts give.
  var factRecords: [RecordType] = [] { didSet { forgetReadersOfFacts() } }
  /// What has been drawn up and still holds: the expressions of a pack stand in few different places.
  private var drawnUp: [Place: Declarations] = [:]
  /// Of activities, as far as they have been asked for; the kinds do not change.
  private var recordsOfKinds: [Place.Kinds: [RecordType]] = [:]

  /// - Parameter functions: Those of the pack's domain and of the domains it requires.
  init(catalogue: KindCatalogue, functions: [Function]) {
    self.catalogue = catalogue
    self.functions = Declarations(functions: functions + DurationFunctions.all)
    textFunctions = Declarations(functions: functions + DurationFunctions.all + TextFunctions.all)
    let opened = catalogue.kind(named: "deal.opened")
    let updated = catalogue.kind(named: "deal.updated")
    updatedFields = RecordType(
      name: "deal.fields",
      fields: Self.fields(of: updated.map { [$0] } ?? []), open: true)
    dealFields = Self.dealFields(opened)
  }

  /// The functions that texts may call, without any variables.
  var functionsOfTexts: Declarations { textFunctions }

  private mutating func forgetReadersOfFacts() {
    drawnUp = drawnUp.filter { !$0.key.readsFacts }
  }

  /// Everything that an expression at a place may speak of.
  mutating func declarations(at place: Place) -> Declarations {
    if let known = drawnUp[place] { return known }
    let declarations = drawUp(place)
    drawnUp[place] = declarations
    return declarations
  }

  private mutating func drawUp(_ place: Place) -> Declarations {
    // Most of it is the same for all activities.
    var bare = place
    (bare.activity, bare.clock, bare.found) = (nil, .absent, [])
    guard place != bare else { return drawUpBare(place) }
    var declarations = declarations(at: bare)
    if let kinds = place.activity {
      let records = activityRecords(kinds)
      declarations.add(records)
      declarations.variables["activity"] = .record(records[0].name)
      declarations.variables["data"] = .record(records[1].name)
    }
    if place.clock != .absent { declarations.variables["now"] = .timestamp }
    for found in place.found { declare(found, in: &declarations) }
    return declarations
  }

  private func drawUpBare(_ place: Place) -> Declarations {
    var declarations = place.isText ? textFunctions : functions
    declareOwnNames(in: &declarations, place)
    declareSubjects(in: &declarations, place)
    if place.isText {
      for hidden in TextTemplate.HiddenName.allCases {
        declarations.variables[hidden.rawValue] = .string
        declarations.unspoken.insert(hidden.rawValue)
      }
    }
    return declarations
  }

  private func declareOwnNames(in declarations: inout Declarations, _ place: Place) {
    declarations.add([RecordType(name: "params", fields: params), RecordType(name: "lists", fields: lists)])
    declarations.variables["params"] = .record("params")
    declarations.variables["lists"] = .record("lists")
    guard place.readsFacts else { return }
    declarations.add([RecordType(name: "facts", fields: facts)] + factRecords)
    declarations.variables["facts"] = .record("facts")
    guard place.readsNorms else { return }
    declarations.add([RecordType(name: "norms", fields: norms)])
    declarations.variables["norms"] = .record("norms")
  }

  private func declareSubjects(in declarations: inout Declarations, _ place: Place) {
    if place.hasDeal {
      declarations.add([RecordType(name: "deal", fields: dealFields), updatedFields])
      declarations.variables["deal"] = .record("deal")
    }
    for (name, subject) in Self.subjects {
      let fields = RecordType(name: "\(name).fields", fields: [:], open: true)
      declarations.add([fields, Self.subjectRecord(name, counts: place.per?.includes(subject) ?? true)])
      declarations.variables[name] = .record(name)
    }
  }

  private mutating func declare(_ found: Place.Found, in declarations: inout Declarations) {
    switch found {
    case .other(let kinds): declare("other", kinds, in: &declarations)
    case .last(let kinds): declare("last", kinds, in: &declarations)
    case .due: declarations.variables["due"] = .timestamp
    case .lateBy: declarations.variables["late_by"] = .duration
    case .missing: declarations.variables["missing"] = .int
    case .count: declarations.variables["count"] = .int
    case .period: declarations.variables["period"] = .string
    case .before: declarations.variables["before"] = .int
    }
  }

  private mutating func declare(_ name: String, _ kinds: Place.Kinds, in declarations: inout Declarations) {
    let records = activityRecords(kinds)
    declarations.add(records)
    declarations.variables[name] = .record(records[0].name)
  }
}

// MARK: Subjects

extension Vocabulary {
  private static let subjects: [(name: String, subject: SubjectKind)] = [
    ("account", .account), ("rep", .rep), ("manager", .manager), ("team", .team),
  ]

  private static func subjectRecord(_ name: String, counts: Bool) -> RecordType {
    var fields: [String: RecordType.Field] = [
      "id": .init(.string),
      "name": .init(.string, about: "what people call it; the id where no name is known"),
      "fields": .init(.record("\(name).fields"), about: "what the directory says beyond the named fields"),
    ]
    if counts {
      fields["open_deals"] = .init(.int, about: "how many deals of this subject are open at the point")
    }
    return RecordType(name: name, fields: fields)
  }

  private static func dealFields(_ opened: KindDeclaration?) -> [String: RecordType.Field] {
    func declared(_ name: String, _ fallback: FieldType) -> RecordType.Field {
      var field = field(opened?.field(named: name) ?? FieldDeclaration(name, fallback))
      field.mayBeAbsent = true
      return field
    }
    return [
      "id": .init(.string), "name": .init(.string), "account": .init(.string, mayBeAbsent: true),
      "rep": .init(.string, mayBeAbsent: true), "stage": declared("stage", .text),
      "amount": declared("amount", .money), "currency": declared("currency", .text),
      "opened_at": .init(.timestamp), "close_date": declared("close_date", .date), "open": .init(.bool),
      "won": .init(.bool), "lost": .init(.bool), "fields": .init(.record("deal.fields")),
    ]
  }
}

// MARK: Activities

extension Vocabulary {
  /// The record of an activity of one of the kinds, and behind it that of its `data`.
  mutating func activityRecords(_ kinds: Place.Kinds) -> [RecordType] {
    if let known = recordsOfKinds[kinds] { return known }
    let records = drawUpRecords(kinds)
    recordsOfKinds[kinds] = records
    return records
  }

  private func drawUpRecords(_ kinds: Place.Kinds) -> [RecordType] {
    let data = dataRecord(kinds)
    let activity = RecordType(
      name: "activity (\(data.name))",
      fields: [
        "id": .init(.string), "at": .init(.timestamp), "kind": .init(.string),
        "actor": .init(.string, mayBeAbsent: true), "contacts": .init(.list(.string)),
        "text": .init(.string, mayBeAbsent: true), "data": .init(.record(data.name)),
      ])
    return [activity, data]
  }

  private func dataRecord(_ kinds: Place.Kinds) -> RecordType {
    let declared: [KindDeclaration]
    let name: String
    switch kinds {
    case .any:
      declared = catalogue.kinds.filter { !$0.name.hasPrefix("nudge.") }
      name = "any activity"
    case .these(let names):
      declared = names.compactMap { catalogue.kind(named: $0) }
      name = names.joined(separator: ", ")
    }
    return RecordType(
      name: name, fields: Self.fields(of: declared), open: declared.contains { $0.acceptsAnyField })
  }

  /// The fields of some kinds together: one that only some have may be absent.
  private static func fields(of kinds: [KindDeclaration]) -> [String: RecordType.Field] {
    var fields: [String: RecordType.Field] = [:]
    var counts: [String: Int] = [:]
    for kind in kinds {
      for declaration in kind.fields {
        counts[declaration.name, default: 0] += 1
        let field = field(declaration)
        fields[declaration.name] = fields[declaration.name].map { merged($0, field) } ?? field
      }
    }
    for (name, count) in counts where count < kinds.count { fields[name]?.mayBeAbsent = true }
    return fields
  }

  private static func merged(_ a: RecordType.Field, _ b: RecordType.Field) -> RecordType.Field {
    var field = a
    field.mayBeAbsent = a.mayBeAbsent || b.mayBeAbsent
    if a.type != b.type { field.type = .dyn }
    if a.unit != b.unit { field.unit = nil }
    return field
  }

  static func field(_ declaration: FieldDeclaration) -> RecordType.Field {
    RecordType.Field(
      type(declaration.type), unit: unit(declaration), mayBeAbsent: !declaration.required,
      about: declaration.about)
  }

  private static func type(_ type: FieldType) -> ValueType {
    switch type {
    case .text: .string
    case .bool: .bool
    case .int: .int
    case .any: .dyn
    case .number, .money, .share, .percentPoints: .double
    case .date, .instant: .timestamp
    case .listOfText: .list(.string)
    }
  }

  private static func unit(_ declaration: FieldDeclaration) -> String? {
    switch declaration.type {
    case .money: "money"
    case .share: shareUnit
    case .percentPoints: "percent points"
    default: declaration.unit
    }
  }

  /// Of shares from 0 to 1, which percentages among the params are too.
  static let shareUnit = "share"
}

extension SubjectKind {
  /// Whether a rule about this subject counts the open deals of the other.
  func includes(_ other: SubjectKind) -> Bool {
    if case .pair(let a, let b) = self { return a.includes(other) || b.includes(other) }
    return self == other
  }
}

extension Declarations {
  mutating func add(_ types: [RecordType]) {
    for type in types { records[type.name] = type }
  }
}

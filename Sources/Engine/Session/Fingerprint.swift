import Activity
import CMessageDigest
import EventTime
import RulePacks
import SourceText
import Symbols

/// What a session depends on beside its log, as 32 bytes that differ where any of it differs.
struct Fingerprint {
  let bytes: [UInt8]

  init(
    _ rules: RuleSet, _ catalogue: KindCatalogue, _ directory: Directory, _ site: SiteConfiguration,
    _ options: EvaluationOptions
  ) {
    bytes = SessionFile.digest { context in
      for pack in rules.packs {
        Self.add(pack.file.utf8, &context)
        for parameter in pack.params { Self.add("\(parameter.name) \(parameter.value.text)", &context) }
      }
      for rule in rules.rules {
        Self.add("\(rule.fullName) \(rule.rule.level.rawValue) \(rule.rule.status.rawValue)", &context)
      }
      for index in 0..<rules.symbols.count {
        Self.add(rules.symbols.text(Symbol(index: UInt32(truncatingIfNeeded: index))), &context)
      }
      for kind in catalogue.kinds { Self.add(kind, &context) }
      for entry in directory.entries { Self.add(entry.line, &context) }
      Self.add(site, &context)
      Self.add("\(options.asOf) \(options.texts) \(options.witnesses) \(options.reminders)", &context)
    }
  }

  private static func add(_ kind: KindDeclaration, _ context: inout SHA256_CTX) {
    add("\(kind.name) \(kind.isPlanned) \(kind.acceptsAnyField)", &context)
    for field in kind.fields {
      let values = (field.values ?? []).joined(separator: "\u{1F}")
      let rest = "\(field.required) \(field.valuesAreOpen) \(values)"
      add("\(field.name) \(field.type.rawValue) \(field.unit ?? "") \(rest)", &context)
    }
  }

  private static func add(_ site: SiteConfiguration, _ context: inout SHA256_CTX) {
    add(site.file?.utf8 ?? [], &context)
    for (name, calendar) in site.calendars.sorted(by: { $0.key < $1.key }) {
      let days = calendar.days.map { String($0.rawValue) }.sorted().joined(separator: " ")
      let hours = "\(calendar.hours.open)-\(calendar.hours.close)"
      let closed = calendar.closed.map(\.description).joined(separator: " ")
      add("\(name) \(calendar.zone.name) \(hours) \(days)\u{1F}\(closed)", &context)
    }
    for choice in site.calendarFor { add("\(choice.subject.name) \(choice.id) \(choice.calendar)", &context) }
    for tuning in site.tune {
      for rule in tuning.rules {
        let durations = rule.durations.sorted { $0.key < $1.key }
        add("\(tuning.pack) \(rule.rule) \(durations)", &context)
      }
    }
    for exception in site.except {
      add("\(exception.rules) \(exception.condition.text) \(exception.ends)", &context)
    }
  }

  private static func add(_ text: String, _ context: inout SHA256_CTX) { add(Array(text.utf8), &context) }

  /// Each with its length before it, so that no two lists of texts run together into the same bytes.
  private static func add(_ bytes: [UInt8], _ context: inout SHA256_CTX) {
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) {
      SHA256Update(&context, $0.baseAddress, $0.count)
    }
    bytes.withUnsafeBytes { SHA256Update(&context, $0.baseAddress, $0.count) }
  }
}

extension ParameterValue {
  /// What it is, with its type before it.
  fileprivate var text: String {
    switch self {
    case .number(let number): "number \(number)"
    case .int(let number): "int \(number)"
    case .duration(let span): "duration \(span.description)"
    case .text(let text): "text \(text)"
    case .bool(let bool): "bool \(bool)"
    }
  }
}

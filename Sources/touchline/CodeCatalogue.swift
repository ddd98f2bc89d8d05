/// What each diagnostic code means and what to do about it, for `touchline explain TL2104`.
enum CodeCatalogue {
  struct Entry {
    var code: String
    /// A sentence.
    var meaning: String
    /// A sentence or two.
    var remedy: String

    init(_ code: String, _ meaning: String, _ remedy: String) {
      self.code = code
      self.meaning = meaning
      self.remedy = remedy
    }
  }

  static func entry(_ code: String) -> Entry? {
    entries.first { $0.code.uppercased() == code.uppercased() }
  }

  /// The families by their first digit.
  static let families: [Character: String] = [
    "1": "YAML, the shape of a file, the syntax of CEL",
    "2": "names and types",
    "3": "time",
    "4": "meaning",
    "5": "packaging: versions and domains",
    "6": "style",
  ]

  static func family(of code: String) -> String {
    code.dropFirst(2).first.flatMap { families[$0] } ?? "evaluation of an expression"
  }

  static let entries =
    yaml + syntax + shape + names + time + meaning + emptyMeaning + packaging + style + evaluation

  /// What an expression says that was read and checked, and then failed; also the verdict of a rule that reads it.
  private static let evaluation = [
    Entry(
      "fault",
      "An expression fails with the values that it was given: a division by zero, a key or index that is not there.",
      "Ask before you compute: size(xs) > 0, 'k' in m, n != 0, or optionals: m[?'k'].orValue(0). && and || let a side that decides outweigh one that fails."
    )
  ]

  private static let yaml = [
    Entry("TL1000", "There are more problems than are shown at once.", "Repair those that are shown first."),
    Entry("TL1001", "The file is not UTF-8.", "Save it as UTF-8; most editors call this its encoding."),
    Entry(
      "TL1002", "The file is no YAML.",
      "Look at the place shown and the line above it: an indentation, a colon or a quote is often the cause."),
    Entry(
      "TL1003", "A key stands twice in one mapping.",
      "Keep one of the two; YAML would silently drop the other."),
    Entry(
      "TL1004", "A value begins with an exclamation mark, which YAML reads as a tag.",
      "Put the condition in quotes: \"!deal.won\"."),
    Entry(
      "TL1005", "Mappings and lists are nested too deeply.",
      "A pack needs no such depth; look for an unclosed bracket."),
    Entry("TL1006", "The file is too large, or there is no memory to read it.", "Split the pack."),
    Entry(
      "TL1007", "Aliases make the file expand beyond its limit.",
      "Write the repeated parts out, or use events and lists."),
    Entry(
      "TL1008", "The file holds more than one document.",
      "Keep one pack in a file; remove the line '---' in the middle."),
    Entry(
      "TL1009", "An alias names no anchor that stands before it.",
      "Define the anchor first, or write the value out."),
    Entry("TL1010", "An anchor is defined twice.", "Give each anchor a name of its own."),
    Entry("TL1011", "The merge key '<<' is not read.", "Write the keys out."),
    Entry(
      "TL1012", "A key is a list or a mapping.",
      "Use a text as key; a value that begins with [ or { needs quotes to be a text."),
    Entry("TL1013", "The file is empty.", "Begin with 'touchline: 1'."),
    Entry("TL1014", "A tab stands where YAML wants spaces.", "Indent with spaces."),
  ]

  private static let syntax = [
    Entry(
      "TL1101", "An expression has something where it cannot stand, or ends too early.",
      "Look at the marked place; an operator or an operand is missing, or a bracket is too much."),
    Entry(
      "TL1102", "A bracket or quote in an expression is never closed.",
      "Close it; the marked place is where it opens."),
    Entry(
      "TL1103", "A number cannot be read or is too large.",
      "Write it with digits and at most one decimal point."),
    Entry(
      "TL1104", "A backslash is followed by something that is no escape.",
      "Write two backslashes for one, or r'...' for a text without escapes."),
    Entry(
      "TL1105", "A character has no meaning in an expression.",
      "Remove it; typographic quotes are a frequent cause."),
    Entry("TL1106", "A word that the language keeps for itself is used as a name.", "Choose another name."),
    Entry("TL1107", "The expression is too long or too deep.", "Move parts of it into facts or events."),
    Entry(
      "TL1108", "A macro such as has() or all() is given something of the wrong form.",
      "has() takes a field: has(data.topic). all(), exists() and filter() take a name and a condition: xs.all(x, x > 0)."
    ),
  ]

  private static let shape = [
    Entry("TL1201", "A key does not exist here.", "Take the suggested key, or remove it."),
    Entry("TL1202", "A key is missing.", "Add it; the message names it."),
    Entry(
      "TL1203", "A value has the wrong shape, such as a list in place of a text.",
      "Write what the message asks for."),
    Entry(
      "TL1204", "A value is none of those that its key takes.",
      "Take one of the values that the message lists."),
    Entry(
      "TL1205", "A rule has none, or more than one, of when, while and every.",
      "A rule is one sentence with one beginning; make two rules of it."),
    Entry(
      "TL1206",
      "An expectation has none, or more than one, of that, earlier, later, never, next, at_least and at_most.",
      "Keep one; make a rule of the other."),
    Entry(
      "TL1207", "A key stands without the one it needs, or beside one it does not go with.",
      "Add the companion that the message names, or remove the key."),
    Entry(
      "TL1208", "A name is not formed as names are.",
      "Rules and packs: lower case with hyphens. Events, facts and params: lower case with underscores. Kinds: object.past_participle."
    ),
    Entry("TL1209", "Nothing is written where something must be.", "Write the value, or remove the key."),
    Entry(
      "TL1210", "yes, no, on, off, y or n stands without quotes.",
      "Write true or false, or put the word in quotes; 'on' as a key wants to be 'when'."),
    Entry(
      "TL1211", "A hole in a text is empty or not closed.",
      "Write {expression}; a brace that is to be seen is written {{."),
    Entry(
      "TL1212", "The pack is written in a version of the language that this program does not read.",
      "Write 'touchline: 1', or use a newer program."),
    Entry(
      "TL1213", "A line of a test's log cannot be read.",
      "A line is a time, a kind and key=value pairs: day 4 10:30 proposal.sent amount=50000."),
  ]

  private static let names = [
    Entry(
      "TL2101", "An expression uses a name that does not exist.",
      "Expressions know activity, data, deal, account, rep, manager, team, facts, params, lists, now and, in texts, what the sentence found."
    ),
    Entry(
      "TL2102", "A function does not exist.",
      "Take the suggested one; a function of another domain needs that domain under 'requires'."),
    Entry(
      "TL2103", "A type does not exist.",
      "Expressions here make no values of types of their own; use a map or a list."),
    Entry(
      "TL2104", "A record has no such field.",
      "Take the suggested field; the message lists those that the kind declares. A site may add fields in touchline.yaml."
    ),
    Entry(
      "TL2105", "An operator or function is given types that it does not take.",
      "Compare like with like; double(...), string(...) and timestamp(...) convert."),
    Entry(
      "TL2106", "An expression has another type than its place wants.",
      "A condition is true or false; an argument of sum or mean is a number."),
    Entry(
      "TL2107", "Quantities in different units are compared, such as a share and percent points.",
      "A share is 0 to 1, ten percent points are 10: multiply or divide by 100."),
    Entry(
      "TL2108", "An expression reads too many different fields.",
      "Split it, or let a fact do part of the work."),
    Entry(
      "TL2109", "A record is used as if it were a value.", "Read one of its fields: deal.amount, not deal."),
    Entry(
      "TL2110", "A regular expression cannot be compiled.",
      "Patterns are those of RE2: no look-around, no back-references; at most 2,048 bytes, and 1 MiB compiled."
    ),
    Entry(
      "TL2111", "A function is called with more than 8 arguments.", "Hand several over as one list."),
    Entry(
      "TL2112", "An expression goes through lists within lists so often that it could not be evaluated.",
      "Split it, or let a fact do part of the work. Lists whose size the expression does not say are taken to have 10 elements, and 100,000 steps are the most."
    ),
    Entry(
      "TL2201", "An event is neither defined in the pack nor a known kind.",
      "Define it under 'events', take the suggested name, or declare the kind in touchline.yaml."),
    Entry(
      "TL2202", "An event is made of itself.", "Break the circle: list kinds instead of one of the names."),
    Entry(
      "TL2203", "A kind does not have this field.",
      "Take the suggested field; for a list of kinds the field must exist on each of them."),
    Entry(
      "TL2204", "A practice, rule, pack, calendar, fact or param of this name does not exist.",
      "Take the suggested name, or define it."),
    Entry(
      "TL2205", "A parameter or expression has another type than the place wants.",
      "A duration stands where a duration is wanted, a number where a number is."),
    Entry("TL2206", "The field never has this value.", "Take one of the values that the kind declares."),
  ]

  private static let time = [
    Entry(
      "TL3101", "The clock is read outside of a comparison.",
      "Compare now with a timestamp, or now - timestamp with a duration, so that the instant of change is known ahead."
    ),
    Entry(
      "TL3102", "A text that is to be a timestamp or duration is none.",
      "Write timestamp(\"2026-03-10T08:00:00Z\"), duration(\"90s\"), days(14) or hours(4)."),
    Entry(
      "TL3201", "A duration cannot be read.",
      "Write numbers with units side by side: 2 business days, 1 day 12 hours, 90 minutes."),
    Entry(
      "TL3202", "A time, date, zone or calendar cannot be read.",
      "Dates are 2026-03-10, times 17:30, zones Europe/Berlin."),
    Entry(
      "TL3203", "A duration in business time stands where only exact ones have a meaning.",
      "Write days, hours or minutes."),
    Entry(
      "TL3204", "A reminder is due before the wait begins.",
      "Give 'remind' a duration shorter than the wait; else everybody is reminded at once of what has just begun."
    ),
  ]

  private static let meaning = [
    Entry(
      "TL4201", "A condition is always true, or reads nothing that could change it.",
      "Leave it out, or compare what you meant: such a part looks as if it decided something, and does not."),
    Entry(
      "TL4202", "A field is compared with a value that it never has.",
      "Take one of the values that the kind declares."),
    Entry("TL4203", "Two rules say the same.", "Remove one of them, or tell them apart."),
    Entry(
      "TL4204", "A field that may be absent decides without being asked for.",
      "Where an event or fact is asked for, what is unknown does not match, and nobody is told: data.purpose != \"demo\" leaves out a meeting without a purpose, and a sum what has no number. Write has(data.purpose) && ... to leave it out knowingly, or !has(data.purpose) || ... to count it. A field is never null: !has(x) says that it is absent."
    ),
  ]

  private static let emptyMeaning = [
    Entry(
      "TL4205", "A condition can never be true.",
      "Its tests exclude each other, or ask for a value that cannot be: a count below 0, 65 of a share from 0 to 1. Correct one of them; or means ||."
    ),
    Entry(
      "TL4206", "A rule can never speak, or can never be kept.",
      "Parts of its sentence exclude each other: no trigger passes 'if', 'if' says already what 'that' expects, the deal is closed before 'while' is true, 'next' is not 'among'. Nobody would notice: it is silent, or speaks of everybody."
    ),
    Entry(
      "TL4207", "Two rules cannot both be kept.",
      "One asks for what the other forbids, on the same trigger. Whatever a person does, one of them speaks, and both lose trust. Tell them apart by 'if', or drop one."
    ),
    Entry(
      "TL4208", "An exception or a tuning changes nothing.",
      "It never matches what the rule speaks of, has ended, or gives the value that holds anyway. Remove it: whoever reads it takes it for a decision."
    ),
    Entry(
      "TL4209", "A window is longer than the log.",
      "Take a longer log, or tune the window. Before its first line a log is silent about everything, and a rule takes silence for 'it did not happen'."
    ),
    Entry(
      "TL4210", "The log has no activity of a kind that a rule names.",
      "Have it logged, or disable the rule. Where what is expected is never logged, the rule speaks of everybody; where the trigger is not, of nobody."
    ),
    Entry(
      "TL4301", "A practice serves none of the site's objectives, or nothing serves an objective.",
      "With --config, pack lint asks of each rule in use what of the business it serves: an objective whose 'served_by' means it, or one that its practice names. Name it there, or switch the rule off; every expectation costs attention. A site without 'objectives' is asked nothing."
    ),
    Entry(
      "TL4302", "A pack only counts how much was done.",
      "Where every rule wants so many calls or meetings in a period, calls and meetings are what comes of it. Add a rule about what they are for: what the customer said, agreed or decided."
    ),
    Entry(
      "TL4303", "Too many rules of a pack were replaced at once.",
      "With --before, pack lint compares packs with what they were: over three in ten rules that are gone or say something else are a new fashion to whoever has to keep them. Run what is new on trial first (status: trial), and keep what evidence does not speak against."
    ),
    Entry(
      "TL4304", "Sites have too little in common, or one rule has two names.",
      "With several --config, pack lint compares the rules that sites use: six in ten of each should hold at all of them. Use the same packs, tune their params where selling differs, and call one rule by one name."
    ),
  ]

  private static let packaging = [
    Entry(
      "TL5201", "The domain does not exist in this program.",
      "Take the suggested one; with --kinds the file's domain is the only one."),
    Entry(
      "TL5202", "A function belongs to a domain that the pack does not require.",
      "Add the domain under 'requires'."),
    Entry("TL5203", "A version is not formed as versions are.", "Write three numbers: 1.2.0."),
    Entry(
      "TL5204", "A site asks for another version of a pack than the one that is here.",
      "Read in the changelog what the version changes, then write the version that you have under 'use'."
    ),
    Entry(
      "TL5205", "A pack requires a domain and uses none of its functions.",
      "Leave the domain out of 'requires': kinds of every domain may be named without it, and a requirement ties the pack to it."
    ),
  ]

  private static let style = [
    Entry(
      "TL6201", "A rule has no test.",
      "Add one under 'tests': a log that makes it speak, and one that leaves it silent."),
    Entry("TL6202", "A nudge has no question.", "Add 'ask': what would you ask a colleague?"),
    Entry(
      "TL6203", "A hole in a text may have no value and prints 'not on record' then.",
      "Guard the rule with has(...), or rephrase the text."),
    Entry(
      "TL6204", "A text blames a person, or speaks of the person instead of the task.",
      "Speak of the deal, of what is on record, and of what to do next. Feedback about the person takes attention off the task, and on average makes it worse."
    ),
    Entry(
      "TL6205", "A text is too long to be read before a call.",
      "Keep it to 240 characters: what is missing, and what to do next. Reasons belong to 'about', questions to 'ask'."
    ),
    Entry(
      "TL6206", "An entry of 'ask' is no question.",
      "End it with a question mark, or put it under 'do': advice ends a conversation that a question begins."),
  ]
}

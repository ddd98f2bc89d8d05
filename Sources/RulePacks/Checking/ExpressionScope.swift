package import CEL
package import SourceText
import YAMLTree

/// What an expression that stands in no pack may speak of: the names of a pack, the subject, an activity, and all
/// functions that conditions and texts have.
package struct ExpressionScope: Sendable {
  private let vocabulary: Vocabulary

  /// The names of a pack, or those that every pack has; problems of the pack are not told here.
  package init(_ reader: PackReader, pack file: SourceFile? = nil) {
    guard let file, let root = YAMLNode.parse(file).root else {
      vocabulary = Vocabulary(catalogue: reader.catalogue, functions: reader.functions.values.flatMap { $0 })
      return
    }
    var builder = PackBuilder(file: file, environment: reader, diagnostics: [])
    builder.readPack(root)
    vocabulary = builder.vocabulary
  }

  /// The functions of the language, of conditions and of texts, without any variables.
  package var functions: Declarations { vocabulary.functionsOfTexts }

  /// Everything that may be spoken of; the deal is the subject.
  ///
  /// - Parameter kind: Of the activity at hand; nil for one of any kind.
  package func declarations(kind: String?) -> Declarations {
    var place = Place(activity: Place.Kinds(kind.map { [$0] }), per: .deal, readsFacts: true)
    place.clock = .free
    place.isText = true
    var vocabulary = vocabulary
    return vocabulary.declarations(at: place)
  }

  /// A checked expression of any type, or nil with what is wrong with it.
  package func condition(_ text: String, kind: String?) -> (condition: Condition?, problems: [Problem]) {
    let utf8 = Array(text.utf8)
    let parsed = Parser.parse(utf8)
    guard let written = parsed.expression else { return (nil, parsed.problems) }
    let expression = Self.completed(written)
    let judged = Checker.check(expression, in: declarations(kind: kind))
    guard let checked = judged.checked else { return (nil, judged.problems) }
    let whole = SourceRange(start: 0, end: utf8.count)
    return (Condition(text: text, range: whole, offsets: Array(0...utf8.count), checked: checked), [])
  }

  /// With the arguments that text functions take and nobody writes: `money(x)` needs the currency.
  package static func completed(_ expression: Expr) -> Expr { HiddenArguments.added(to: expression) }
}

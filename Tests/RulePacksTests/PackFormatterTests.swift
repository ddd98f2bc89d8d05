import SourceText
import Testing

@testable import RulePacks

@Suite("The one order and spacing of packs")
struct PackFormatterTests {
  private func format(_ text: String, _ document: EditorSchema.Document = .pack) -> String? {
    PackFormatter(document).format(SourceFile(name: "p.yaml", text: text))
  }

  @Test("puts keys in the order of the grammar, with the comments above them")
  func order() {
    let text = """
      # about the file
      pack: p

      # the language
      touchline: 1
      rules:
        # why b
        b:   # behind
          nudge: { rep: A. }
          # what it is called
          # in two lines
          title: T
          when: call.held
        a:
          title: T   
          when: [call.held,
            email.sent]


          nudge:
            ask: [x]
            rep: |
              two   

              # no comment
          about: A
      version: 1.0.0
      """
    let expected = """
      # the language
      touchline: 1
      # about the file
      pack: p
      version: 1.0.0
      rules:
        # why b
        b:   # behind
          # what it is called
          # in two lines
          title: T
          when: call.held
          nudge: { rep: A. }
        a:
          title: T
          about: A
          when: [call.held,
            email.sent]

          nudge:
            rep: |
              two   

              # no comment
            ask: [x]

      """
    let formatted = format(text)
    #expect(formatted == expected, "\(formatted ?? "nothing")")
    #expect(format(expected) == expected)
  }

  @Test("leaves names of the author's choice, lists and what stands in braces in their order")
  func untouched() {
    let text = """
      rules:
        z: { when: call.held, title: T }
        a:
          title: T
          exceptions:
            - if: deal.open
              name: n
            - name: m
              reason: r

      """
    #expect(format(text) == text)
  }

  @Test("ends the file with one line end, and writes no blanks at the ends of lines")
  func spacing() {
    #expect(format("\n\ntouchline: 1  \n\n\n\npack: p\t\r\n\n\n") == "touchline: 1\n\npack: p\n")
    #expect(format("touchline: 1") == "touchline: 1\n")
  }

  @Test("changes nothing that cannot be read", arguments: ["a: [", "a: 1\na: 2\n", "\t- x", ""])
  func unreadable(text: String) {
    #expect(format(text) == nil)
  }

  @Test(
    "keeps what goes on over lines",
    arguments: ["\"a\n  b  \n\n  c\"", "'a\n\n\n  b'", ">\n  a  \n\n\n  b\n", "a\n  b"])
  func texts(value: String) {
    let text = "touchline: 1\ntitle: \(value)\npack: p\n"
    let formatted = format(text)
    #expect(formatted?.contains(value.hasSuffix("\n") ? String(value.dropLast()) : value) == true)
    #expect(formatted.flatMap { format($0) } == formatted)
  }
}

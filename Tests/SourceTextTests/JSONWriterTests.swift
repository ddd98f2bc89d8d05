import SourceText
import Testing

@Suite("JSON, written from front to back")
struct JSONWriterTests {
  @Test("A member stands on a line of its own where JSON is indented")
  func indentation() {
    var json = JSONWriter(indented: true)
    json.object { json in
      json.pair("a", 1)
      json.key("b")
      json.array { json in
        json.string("x ")
        json.object { _ in }
      }
      json.key("c")
      json.array { _ in }
    }
    #expect(json.text == "{\n  \"a\": 1,\n  \"b\": [\n    \"x \",\n    {}\n  ],\n  \"c\": []\n}")
  }

  @Test("commas, nesting and numbers")
  func nesting() {
    var json = JSONWriter()
    json.object { json in
      json.pair("a", 1)
      json.key("b")
      json.array { json in
        json.double(0.1)
        json.double(50000)
        json.double(.infinity)
        json.bool(true)
        json.object { _ in }
      }
      json.pair("c", "\u{1}\t\\é")
    }
    #expect(json.text == #"{"a":1,"b":[0.1,50000,null,true,{}],"c":"\u0001\t\\é"}"#)
  }
}

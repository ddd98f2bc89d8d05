import Symbols
import Temporal

/// What has to be the same for deals to be compared: up to three values.
struct NormKey: Hashable, Sendable, BitwiseCopyable {
  static let most = 3

  var first = FoldKey(tag: .null)
  var second = FoldKey(tag: .null)
  var third = FoldKey(tag: .null)

  subscript(place: Int) -> FoldKey {
    get { place == 0 ? first : place == 1 ? second : third }
    set {
      switch place {
      case 0: first = newValue
      case 1: second = newValue
      default: third = newValue
      }
    }
  }
}

/// Something measured on a deal, and for how long that deal was among those won.
struct NormSample: Hashable, Sendable, BitwiseCopyable {
  /// Index into ``NormSet/norms``.
  var norm: Int32
  var key: NormKey
  var value: FoldKey
  var deal: Symbol
  /// The instant of the win.
  var from: Int64
  /// The instant at which the deal was no longer won, or `Int64.max`.
  var until: Int64

  /// Whether the deal had been won before an instant, and still was.
  func counts(at instant: Int64) -> Bool { from < instant && instant <= until }
}

import Testing

@testable import Engine

@Suite("States as bytes")
struct BlobStoreTests {
  private func state(_ count: Int, _ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: count) }

  private func put(_ state: [UInt8], _ place: inout BlobStore.Place, _ store: inout BlobStore) {
    state.withUnsafeBytes { store.put($0, at: &place) }
  }

  @Test("take up whole units, and a quarter more once they have grown")
  func size() {
    var (store, place) = (BlobStore(), BlobStore.Place.none)
    #expect(place.size == 0)
    for (count, size) in [
      (1, 16), (16, 16), (17, 32), (32, 32), (160, 160), (161, 208), (208, 208), (209, 272),
    ] {
      put(state(count, 7), &place, &store)
      #expect(place.size == size && Int(place.count) == count)
    }
  }

  @Test("are what was put there last, whatever moves, and take the room that others left")
  func content() {
    var store = BlobStore()
    var places = [BlobStore.Place](repeating: .none, count: 3)
    for (round, count) in [5, 40, 3, 100, 64, 0, 130].enumerated() {
      for index in places.indices {
        put(state(count + index * 16, UInt8(round * 3 + index)), &places[index], &store)
      }
      for index in places.indices {
        let wanted = state(count + index * 16, UInt8(round * 3 + index))
        #expect(store.with(places[index]) { $0.elementsEqual(wanted) })
      }
    }
    let size = store.bytes.count
    var other = BlobStore.Place.none
    put(state(16, 1), &other, &store)
    #expect(store.bytes.count == size)
  }
}

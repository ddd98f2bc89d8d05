import BigInt

/// The double nearest to a fraction, ties to even, as IEEE 754 rounds.
///
/// - Parameter denominator: Greater than zero.
func nearestDouble(_ numerator: BigInt, over denominator: BigUInt) -> Double {
  guard !numerator.isZero else { return 0 }
  let magnitude = roundedRatio(numerator.magnitude, denominator)
  return numerator.sign == .minus ? -magnitude : magnitude
}

private func roundedRatio(_ numerator: BigUInt, _ denominator: BigUInt) -> Double {
  // The quotient gets 54 or 55 bits, but never more than there are above half of the least double.
  var shift = 55 - (numerator.bitWidth - denominator.bitWidth)
  shift = min(shift, 1075)
  let (quotient, remainder) = divide(numerator, denominator, shift: shift)
  // At least one: the quotient has more bits, or the shift is 1075.
  let spare = max(quotient.bitWidth - 53, shift - 1074)
  return scaled(roundedOff(quotient, bits: spare, isExact: remainder.isZero), by: spare - shift)
}

private func divide(
  _ numerator: BigUInt, _ denominator: BigUInt, shift: Int
) -> (quotient: BigUInt, remainder: BigUInt) {
  if shift >= 0 { return (numerator << shift).quotientAndRemainder(dividingBy: denominator) }
  return numerator.quotientAndRemainder(dividingBy: denominator << -shift)
}

/// Drops low bits, rounding to nearest, ties to even; an inexact value lies above the bits that are there.
private func roundedOff(_ value: BigUInt, bits: Int, isExact: Bool) -> BigUInt {
  let kept = value >> bits
  let lost = value - (kept << bits)
  let half = BigUInt(1) << (bits - 1)
  let isAbove = lost > half || (lost == half && !isExact)
  let isTie = lost == half && isExact
  return isAbove || (isTie && kept & 1 == 1) ? kept + 1 : kept
}

/// A whole number of at most 54 significant bits times a power of two; beyond the greatest double, infinity.
private func scaled(_ value: BigUInt, by exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: Double(UInt64(truncatingIfNeeded: value)))
}

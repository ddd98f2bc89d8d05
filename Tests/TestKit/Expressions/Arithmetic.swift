import CEL

/// `+ - * / %` on numbers, instants, durations, texts and lists; an overflow or a division by 0 fails.
enum Arithmetic {
  static func apply(_ operation: String, _ a: Worth, _ b: Worth) -> Worth {
    switch (a, b) {
    case (.int(let a), .int(let b)): integers(operation, a, b)
    case (.double(let a), .double(let b)): doubles(operation, a, b)
    case (.text(let a), .text(let b)) where operation == Operator.add: .text(a + b)
    case (.list(let a), .list(let b)) where operation == Operator.add: .list(a + b)
    default: times(operation, a, b)
    }
  }

  private static func integers(_ operation: String, _ a: Int64, _ b: Int64) -> Worth {
    if b == 0, operation == Operator.divide || operation == Operator.modulo {
      return .error("division by zero")
    }
    let (value, overflow) =
      switch operation {
      case Operator.add: a.addingReportingOverflow(b)
      case Operator.subtract: a.subtractingReportingOverflow(b)
      case Operator.multiply: a.multipliedReportingOverflow(by: b)
      case Operator.divide: a.dividedReportingOverflow(by: b)
      default: a.remainderReportingOverflow(dividingBy: b)
      }
    return overflow ? .error("overflow") : .int(value)
  }

  private static func doubles(_ operation: String, _ a: Double, _ b: Double) -> Worth {
    switch operation {
    case Operator.add: .double(a + b)
    case Operator.subtract: .double(a - b)
    case Operator.multiply: .double(a * b)
    case Operator.divide: .double(a / b)
    default: .noOverload(operation)
    }
  }

  private static func times(_ operation: String, _ a: Worth, _ b: Worth) -> Worth {
    switch (operation, a, b) {
    case (Operator.add, .instant(let a), .duration(let b)), (Operator.add, .duration(let b), .instant(let a)):
      .instant(a + b)
    case (Operator.subtract, .instant(let a), .duration(let b)): .instant(a - b)
    case (Operator.subtract, .instant(let a), .instant(let b)): Worth(duration: a - b)
    case (Operator.add, .duration(let a), .duration(let b)): Worth(duration: a + b)
    case (Operator.subtract, .duration(let a), .duration(let b)): Worth(duration: a - b)
    default: .noOverload(operation)
    }
  }
}

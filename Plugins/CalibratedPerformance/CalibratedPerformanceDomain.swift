import DomainKit

/// Measures practices honestly and holds everybody to what was said, leaders first.
package struct CalibratedPerformanceDomain: RuleDomain {
  package let id = "calibrated-performance"
  package let title = "Calibrated performance"
  package let purpose = """
    Measures practices honestly and holds everybody to what was said, leaders first.
    """

  package init() {}
}

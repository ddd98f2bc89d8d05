package import DomainKit

/// Measures practices honestly and holds everybody to what was said, leaders first.
package struct CalibratedPerformanceDomain: RuleDomain {
  package let id = "calibrated-performance"
  package let title = "Calibrated performance"
  package let purpose = """
    Measures practices honestly and holds everybody to what was said, leaders first.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "calibrated-performance.yaml", PackageResources.calibrated_performance_yaml,
        tests: PackageResources.calibrated_performance_test_yaml)
    ]
  }
}

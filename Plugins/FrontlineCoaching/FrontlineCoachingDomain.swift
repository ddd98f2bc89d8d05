package import DomainKit

/// Makes the manager a subject of rules: time in the field, regular talks, debriefs, barriers removed.
package struct FrontlineCoachingDomain: RuleDomain {
  package let id = "frontline-coaching"
  package let title = "Frontline coaching"
  package let purpose = """
    Makes the manager a subject of rules: time in the field, regular talks, debriefs, barriers \
    removed.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "frontline-coaching.yaml", PackageResources.frontline_coaching_yaml,
        tests: PackageResources.frontline_coaching_test_yaml)
    ]
  }
}

package import DomainKit

/// Turns a planned meeting into a prepared one: three questions, one objective, the messages for those
/// who attend.
package struct CallPlanningDomain: RuleDomain {
  package let id = "call-planning"
  package let title = "Call planning"
  package let purpose = """
    Turns a planned meeting into a prepared one: three questions, one objective, the messages for \
    those who attend.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "call-planning.yaml", PackageResources.call_planning_yaml,
        tests: PackageResources.call_planning_test_yaml)
    ]
  }
}

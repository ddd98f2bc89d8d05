package import DomainKit

/// Watches that we bring something worth knowing, build with customers, and that they can say why us.
package struct PerspectiveDomain: RuleDomain {
  package let id = "perspective"
  package let title = "Perspective"
  package let purpose = """
    Watches that we bring something worth knowing, build with customers, and that they can say why us.
    """
  package let requires = ["commercial-discipline"]

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "perspective.yaml", PackageResources.perspective_yaml,
        tests: PackageResources.perspective_test_yaml)
    ]
  }
}

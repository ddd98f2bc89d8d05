import DomainKit

/// Watches that we bring something worth knowing, build with customers, and that they can say why us.
package struct PerspectiveDomain: RuleDomain {
  package let id = "perspective"
  package let title = "Perspective"
  package let purpose = """
    Watches that we bring something worth knowing, build with customers, and that they can say why us.
    """

  package init() {}
}

package import DomainKit

/// Keeps a target that both sides agreed to and the promises of both, and shows whether both sides invest.
package struct MutualCommitmentDomain: RuleDomain {
  package let id = "mutual-commitment"
  package let title = "Mutual commitment"
  package let purpose = """
    Keeps a target that both sides agreed to and the promises of both, and shows whether both sides \
    invest.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "mutual-commitment.yaml", PackageResources.mutual_commitment_yaml,
        tests: PackageResources.mutual_commitment_test_yaml)
    ]
  }
}

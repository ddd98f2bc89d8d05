package import DomainKit

/// Stewards the best customers as if we and they were one company, and notices drift early.
package struct KeyAccountsDomain: RuleDomain {
  package let id = "key-accounts"
  package let title = "Key accounts"
  package let purpose = """
    Stewards the best customers as if we and they were one company, and notices drift early.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "key-accounts.yaml", PackageResources.key_accounts_yaml,
        tests: PackageResources.key_accounts_test_yaml)
    ]
  }
}

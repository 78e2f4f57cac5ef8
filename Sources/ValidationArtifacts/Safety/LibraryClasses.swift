// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Classes of libraries that hold models, by the rule that a class is spelled in CamelCase.
enum LibraryClasses {
  static func contains(_ module: String, _ name: String) -> Bool {
    guard !fetches(module) else { return false }
    if let constructors = constructors.first(where: { inside(module, $0.package) }),
      constructors.names.contains(name)
        || name.hasPrefix("__pyx_unpickle_")
          && isClassName(String(name.dropFirst("__pyx_unpickle_".count)))
    {
      return true
    }
    guard packages.contains(where: { inside(module, $0) }) else { return false }
    return isClassName(name) && !isActive(name)
  }

  /// `^_{0,2}[A-Z][A-Za-z0-9]*$`
  static func isClassName(_ name: String) -> Bool {
    let rest = name.utf8.drop { $0 == UInt8(ascii: "_") }
    guard name.utf8.count - rest.count <= 2, let first = rest.first,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    else { return false }
    return rest.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
  }

  private static let packages = [
    "catboost", "lightgbm", "pandas", "scipy.sparse", "sklearn", "torch.nn.modules", "torch.optim",
    "xgboost",
  ]

  /// Lower-case makers of objects, exact.
  private static let constructors: [(package: String, names: Set<String>)] = [
    (
      "scipy.sparse",
      [
        "bsr_array", "bsr_matrix", "coo_array", "coo_matrix", "csc_array", "csc_matrix",
        "csr_array",
        "csr_matrix", "dia_array", "dia_matrix", "dok_array", "dok_matrix", "lil_array",
        "lil_matrix",
      ]
    ),
    ("sklearn", ["newObj"]),
    (
      "pandas",
      [
        "_new_DatetimeIndex", "_new_Index", "_new_PeriodIndex", "_unpickle_block",
        "__nat_unpickle", "_nat_unpickle",
      ]
    ),
  ]

  private static func inside(_ module: String, _ package: String) -> Bool {
    module == package || module.hasPrefix(package + ".")
  }

  /// Modules of these packages that compile or fetch.
  private static func fetches(_ module: String) -> Bool {
    let parts = module.split(separator: ".").map { $0.lowercased() }
    return parts.contains { part in
      [
        "datasets", "io", "testing", "_testing", "externals", "computation", "setup", "hub",
        "plotting",
      ]
      .contains(part)
    }
  }

  private static func isActive(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [
      "loader", "importer", "unpickler", "interpreter", "process", "popen", "command", "executor",
      "hook", "server", "client", "reader", "file", "handle",
    ].contains { lower.contains($0) } && !lower.contains("preprocess")
      && !lower.contains("gaussianprocess")
  }
}

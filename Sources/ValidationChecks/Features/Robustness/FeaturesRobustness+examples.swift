// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension FeaturesRobustness {
  package var examples: [CheckExample] {
    let careful = """
      NF != 2 || $1 !~ /^[0-9]+$/ || $2 !~ /^[0-9.]+$/ || $2 > 1e6 { exit 2 }
      { print $1 "," $2 / 100 }
      """
    return [
      .robust("bad values that are rejected", .passed, "nulls", nil, careful),
      .robust("a word that is rejected", .passed, "wrong-types", nil, careful),
      .robust("a file without a row", .passed, "header-only", nil, careful),
      .robust(
        "a missing value that becomes nothing", .failed, "nulls", "robustness.no-value",
        "{ print $1 \",\" ($2 == \"\" ? \"\" : $2 / 100) }"),
      .robust(
        "a word that becomes zero rows", .failed, "wrong-types", "robustness.rows-lost",
        "$2 ~ /^[0-9.]*$/ { print $1 \",\" $2 / 100 }"),
      .robust(
        "an exit code that nobody declared", .failed, "extremes", "robustness.crash",
        "$2 > 1e6 { exit 1 }\n{ print $1 \",\" $2 / 100 }"),
      .robust(
        "a sample that the command does not take", .unmeasured, "sample",
        "robustness.sample-not-taken", "{ exit 2 }"),
      .robust(
        "a kind that the sample does not allow", .unmeasured, "unseen-categories",
        "robustness.kind-unfit", careful, kinds: "unseen-categories, nulls"),
      .robustParquet("a null in Parquet that is rejected", .passed, nil, isCareful: true),
      .robustParquet(
        "a null in Parquet that becomes a feature without a value", .failed,
        "robustness.no-value", isCareful: false),
    ]
  }
}

extension CheckExample {
  /// Stands for `python -m features.build`: awk that reads the input and writes the table.
  fileprivate static func robust(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?, _ program: String,
    kinds: String = "nulls, extremes, wrong-types, header-only"
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: bad-input
          type: features.robustness
          command: [sh, build.sh, "{input}", "{output}/features.csv"]
          input: tests/raw.csv
          output: features.csv
          outputs: [euros]
          reject: [2]
          kinds: [\(kinds)]
        """,
      files: [
        "tests/raw.csv": .text("id,cents\n1,250\n2,900\n3,410\n4,775\n"),
        "program.awk": .text("\(program)\n"),
        "build.sh": .text(
          """
          echo id,euros >"$2"
          tail -n +2 "$1" | awk -F, -f program.awk >>"$2"
          """),
      ])
  }

  /// The same table as Parquet, and pyarrow in place of awk.
  fileprivate static func robustParquet(
    _ title: String, _ outcome: Outcome, _ rule: String?, isCareful: Bool
  ) -> CheckExample {
    let rejection = """
      if table["cents"].null_count or table["id"].null_count:
          sys.exit(2)

      """
    return CheckExample(
      title, outcome: outcome, subject: "nulls", rule: rule,
      entry: """
        - id: bad-parquet
          type: features.robustness
          command: [python3, build.py, "{input}", "{output}/features.parquet"]
          input: tests/raw.parquet
          output: features.parquet
          outputs: [euros]
          reject: [2]
          kinds: [nulls]
        """,
      files: [
        "tests/raw.parquet": .bytes(Data(base64Encoded: rawParquet) ?? Data()),
        "build.py": .text(
          """
          import sys
          import pyarrow.compute as compute, pyarrow.parquet as parquet

          table = parquet.read_table(sys.argv[1])
          \(isCareful ? rejection : "")euros = compute.divide(table["cents"].cast("float64"), 100)
          parquet.write_table(table.select(["id"]).append_column("euros", euros), sys.argv[2])

          """),
      ])
  }

  /// `id` 1 to 4 and `cents` 250, 900, 410, 775, both of 64 bits, as pyarrow writes them without compression,
  /// dictionary and statistics.
  private static let rawParquet = """
    UEFSMRUAFUwVTCwVCBUAFQYVBhwAAAACAAAACAEBAAAAAAAAAAIAAAAAAAAAAwAAAAAAAAAEAAAAAAAA\
    ABUAFUwVTCwVCBUAFQYVBhwAAAACAAAACAH6AAAAAAAAAIQDAAAAAAAAmgEAAAAAAAAHAwAAAAAAABUE\
    GTw1ABgGc2NoZW1hFQQAFQQlAhgCaWQAFQQlAhgFY2VudHMAFggZHBksJgAcFQQZJQYAGRgCaWQVABYI\
    FnIWciYISRwVABUAFQIAPCkGGSYACAAAACYAHBUEGSUGABkYBWNlbnRzFQAWCBZyFnImekkcFQAVABUC\
    ADwpBhkmAAgAAAAW5AEWCCYIFuQBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNi4wLjEZLBwA\
    ABwAAAC7AAAAUEFSMQ==
    """
}

// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Why a profile cannot be read, written or compared with.
extension Obstacle {
  static func tooManyCategories(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.too-many-categories",
      message: "column '\(OneLine.of(column, most: 100))' has more than "
        + "\(Counted.number(CategoryInquiry.mostKnown)) different values, or values of more than "
        + "1,000 bytes: too many to keep in a profile",
      remedy: "exclude it, or compare with a dataset in place of a profile")
  }

  static func noReviewedFile(_ dataset: String) -> Obstacle {
    Obstacle(
      rule: "drift.no-profile",
      message: "'\(dataset)' is compared with a dataset, and there is no profile to accept",
      remedy: "name one with `profile` in place of `reference` or `against`")
  }

  static func profileLacks(_ column: String) -> Obstacle {
    Obstacle(
      rule: "drift.profile-lacks",
      message: "the profile holds no counts of column '\(OneLine.of(column, most: 100))'",
      remedy: "write it anew with `validate-model run --accept ID`, review and commit it")
  }

  static func profileLacksOutline(
    _ column: String, _ statistics: [DriftStatistic]
  ) -> Obstacle {
    let names = statistics.filter(\.comparesValues).map(\.rawValue)
    return Obstacle(
      rule: "drift.profile-lacks",
      message: "the profile holds counts of column '\(OneLine.of(column, most: 100))' and no "
        + "quantiles, which \(names.joined(separator: " and ")) compares",
      remedy: "write it anew with `validate-model run --accept ID`, review and commit it")
  }

  static func profileTooLarge(_ path: RepositoryPath, _ size: UInt64) -> Obstacle {
    Obstacle(
      rule: "drift.profile-too-large",
      message: "'\(path)' has \(Counted.things(size, "byte")); a profile has at most 16 MiB",
      remedy: "list the columns that matter, and accept the profile anew")
  }

  static func profileInvalid(_ path: RepositoryPath, _ why: String) -> Obstacle {
    Obstacle(
      rule: "drift.profile-invalid",
      message: "'\(path)' is no profile as this version writes it: \(OneLine.of(why, most: 300))",
      remedy: "write it anew with `validate-model run --accept ID`, review and commit it")
  }
}

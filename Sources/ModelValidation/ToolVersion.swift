// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Version of the tool, shown in reports.
enum ToolVersion {
  static let current = "0.1.0"
}

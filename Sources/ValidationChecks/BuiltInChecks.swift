// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// Check types that come with the tool. Each family keeps its own list.
package enum BuiltInChecks {
  package static let all: [any Check] = features + training + artifact + latency
}

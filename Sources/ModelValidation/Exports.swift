// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Check authors import this module alone; the vocabulary they write in is the core's.
@_exported public import ValidationCore

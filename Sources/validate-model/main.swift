// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ModelValidation

await ValidateModelCommand.main(checks: [])

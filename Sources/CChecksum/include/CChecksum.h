// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Whether this processor multiplies without carries, as `checksum_fold` needs.
int checksum_folds(void);

/// Writes sixteen bytes that have the same CRC-32 (polynomial 0xEDB88320) as `count` bytes, which
/// must be a multiple of 64 and not 0. The checksum of what went before is worked into them: theirs
/// is to be taken from a register of zeros.
///
/// Source: V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
/// Instruction", Intel 2009, folding by four.
void checksum_fold(uint32_t previous, const void *bytes, size_t count, void *folded);

#endif

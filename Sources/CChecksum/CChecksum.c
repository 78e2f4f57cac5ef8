// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#include "CChecksum.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Swift has no carry-less multiplication, which is why this is C. The two halves of a constant are
// the bit-reflected remainders of x to the power of the distance folded over, plus and less 32,
// moved by one bit: Gopal et al., section "CRC32 for the reflected polynomial".
#define FOLDS __attribute__((target("pclmul,sse2")))

int checksum_folds(void) { return __builtin_cpu_supports("pclmul"); }

FOLDS static inline __m128i fold(__m128i state, __m128i constant, __m128i next) {
  __m128i low = _mm_clmulepi64_si128(state, constant, 0x00);
  __m128i high = _mm_clmulepi64_si128(state, constant, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

FOLDS static inline __m128i load(const uint8_t *bytes) {
  return _mm_loadu_si128((const __m128i *)bytes);
}

FOLDS void checksum_fold(uint32_t previous, const void *start, size_t count, void *folded) {
  const uint8_t *bytes = start;
  const __m128i over64 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
  const __m128i over16 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
  __m128i first = _mm_xor_si128(load(bytes), _mm_cvtsi32_si128((int)~previous));
  __m128i second = load(bytes + 16);
  __m128i third = load(bytes + 32);
  __m128i fourth = load(bytes + 48);
  for (size_t offset = 64; offset < count; offset += 64) {
    first = fold(first, over64, load(bytes + offset));
    second = fold(second, over64, load(bytes + offset + 16));
    third = fold(third, over64, load(bytes + offset + 32));
    fourth = fold(fourth, over64, load(bytes + offset + 48));
  }
  second = fold(first, over16, second);
  third = fold(second, over16, third);
  fourth = fold(third, over16, fourth);
  _mm_storeu_si128((__m128i *)folded, fourth);
}

#else

int checksum_folds(void) { return 0; }

void checksum_fold(uint32_t previous, const void *bytes, size_t count, void *folded) {
  (void)previous, (void)bytes, (void)count, (void)folded;
  __builtin_trap();
}

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace flipbook {

// Bytes of main memory: installed, and still to be had without swapping. 0 where the system does
// not say.
std::uint64_t installed_memory_bytes();
std::uint64_t available_memory_bytes();

// The most this process has held in main memory so far, in bytes.
std::uint64_t peak_resident_bytes();

// What it holds now; 0 where the system does not say.
std::uint64_t resident_bytes();

// Makes the C library keep freed pages instead of giving them back. A network frees and allocates
// the same large tensors at every layer; fetching their pages anew costs up to 8 times the
// arithmetic of an addition. Call once, before the first thread. Does nothing
// outside glibc.
void keep_freed_pages();

// While it lives, large blocks get pages of their own, which the system has back as soon as a
// block is freed. For weights: they stay for long, are freed in another order than they were
// made, and would leave holes that nothing else fits into. One at a time; ends in the state that
// keep_freed_pages() makes. Does nothing outside glibc.
class SeparatePages {
public:
    SeparatePages();
    ~SeparatePages();
    SeparatePages(const SeparatePages&) = delete;
    SeparatePages& operator=(const SeparatePages&) = delete;
};

}  // namespace flipbook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace flipbook {

// work(begin, end) for ranges that make up 0 … count - 1, on the threads that Torch's own kernels
// use, each range at least `grain` long but for the last one. at::parallel_for() runs everything
// on the caller's thread in a file that is compiled without OpenMP; only parallel.cpp is.
void for_each_range(int64_t count, int64_t grain,
                    const std::function<void(int64_t begin, int64_t end)>& work);

}  // namespace flipbook

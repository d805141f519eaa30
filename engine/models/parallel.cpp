// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/parallel.h"

#include <ATen/Parallel.h>

#ifndef INTRA_OP_PARALLEL
#error "This file has to be compiled with OpenMP."
#endif

namespace flipbook {

void for_each_range(int64_t count, int64_t grain,
                    const std::function<void(int64_t begin, int64_t end)>& work)
{
    at::parallel_for(0, count, grain, work);
}

}  // namespace flipbook

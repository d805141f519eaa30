// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/guidance.h"

namespace flipbook {

at::Tensor guided(const at::Tensor& negative, const at::Tensor& positive, double scale,
                  double rescale)
{
    const at::Tensor wanted = positive.to(at::kFloat);
    if (!uses_guidance(scale))
        return wanted;
    const at::Tensor unwanted = negative.to(at::kFloat);
    const at::Tensor result = unwanted + scale * (wanted - unwanted);
    if (rescale <= 0.0)
        return result;
    // A constant prediction has no deviation to restore.
    const at::Tensor deviation = result.std();
    const at::Tensor ratio = at::where(deviation > 0, wanted.std() / deviation, 1.0);
    return result * (rescale * ratio + (1.0 - rescale));
}

}  // namespace flipbook

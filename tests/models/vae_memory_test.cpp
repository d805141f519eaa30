// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>

#include "models/vae.h"
#include "process_memory.h"

namespace flipbook {

// A program of its own, since the peak is that of the process.
class VaeMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void one_full_size_frame_decodes_below_the_limit();
};

void VaeMemoryTest::one_full_size_frame_decodes_below_the_limit()
{
#ifndef __linux__
    QSKIP("Reads /proc.");
#else
    const at::NoGradGuard no_grad;
    const Vae vae({}, at::TensorOptions(at::kFloat));
    for (const auto& parameter : vae.parameters())
        parameter.normal_(0, 0.02);
    const double before = memory_value("VmRSS");
    std::ofstream("/proc/self/clear_refs") << "5";  // Starts the peak anew.

    const auto picture = vae.decode(at::randn({1, 4, 64, 64}));
    QCOMPARE(picture.sizes().vec(), (std::vector<int64_t>{1, 3, 512, 512}));
    const double peak = memory_value("VmHWM") - before;
    qInfo("Peak beyond the weights: %.0f MB", peak / 1e6);
    QVERIFY(peak > 0.3e9 && peak <= 1.5e9);
#endif
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::VaeMemoryTest)
#include "vae_memory_test.moc"

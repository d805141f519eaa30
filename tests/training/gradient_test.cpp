// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/Parallel.h>

#include <QTest>

#include "training/gradient_check.h"

namespace flipbook {

// Gradients of every parameter against central differences along a random direction, in fp64.
class GradientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void agrees_with_differences_data();
    void agrees_with_differences();
};

void GradientTest::agrees_with_differences_data()
{
    QTest::addColumn<bool>("recomputes");
    QTest::addColumn<int>("least_count");
    QTest::newRow("vae") << false << 60;
    QTest::newRow("image") << false << 150;
    QTest::newRow("video") << false << 250;
    QTest::newRow("video, recomputed") << true << 250;
    QTest::newRow("motion-module, recomputed") << true << 200;
    QTest::newRow("motion-lora, recomputed") << true << 40;
    QTest::newRow("domain-adapter") << false << 20;
}

void GradientTest::agrees_with_differences()
{
    QFETCH(bool, recomputes);
    QFETCH(int, least_count);
    const std::string kind = QString(QTest::currentDataTag()).section(',', 0, 0).toStdString();
    const auto report = check_gradients(kind, recomputes);
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY(static_cast<int>(report.value().size()) >= least_count);
    for (const GradientRow& row : report.value())
        QVERIFY2(row.is_right, (row.parameter + ": " + std::to_string(row.derivative)
                                + " where differences give " + std::to_string(row.difference))
                                   .c_str());
}

}  // namespace flipbook

using flipbook::GradientTest;
QTEST_APPLESS_MAIN(GradientTest)
#include "gradient_test.moc"

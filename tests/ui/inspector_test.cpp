// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <cmath>
#include <numeric>

#include "mock_engine_maker.h"
#include "ui/compose/model_shelf.h"
#include "ui/inspector/activation_plot.h"
#include "ui/inspector/attention_plot.h"
#include "ui/inspector/attention_view.h"
#include "ui/inspector/comparison_view.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/inspector/inspector_run.h"
#include "ui/inspector/model_tree.h"
#include "ui/inspector/weight_plot.h"
#include "ui/jobs/generation_queue.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

TensorFacts tensor(const QString& part, const QString& layer, qint64 count = 10, double mean = 0,
                   double deviation = 1)
{
    return {part, layer, QStringLiteral("[10]"), count, 4 * count, mean, deviation, -1, 1, 0};
}

}  // namespace

class InspectorTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<EngineBridge> m_engine;
    std::unique_ptr<GenerationQueue> m_queue;
    std::unique_ptr<InspectorRun> m_run;
    std::unique_ptr<ModelShelf> m_shelf;
    std::unique_ptr<InspectorPanel> m_panel;
    GenerationRequest m_next;

    template <class Kind = QPushButton> Kind* part(const char* name) const
    {
        return m_panel->findChild<Kind*>(QStringLiteral("inspector.") + QLatin1String(name));
    }
    int number(const char* key) const { return m_panel->state()[QLatin1String(key)].toInt(); }
    bool is_idle() const { return m_run->look() == InspectorRun::Look::none; }

    // An item of the tree by the names on the way to it.
    QTreeWidgetItem* item(const QStringList& names) const
    {
        QTreeWidgetItem* found = part<QTreeWidget>("tree")->invisibleRootItem();
        for (const QString& name : names) {
            QTreeWidgetItem* next = nullptr;
            for (int i = 0; i < found->childCount(); ++i)
                if (found->child(i)->text(0) == name)
                    next = found->child(i);
            if (!next)
                return nullptr;
            found = next;
        }
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_next = sample_request(7, 4);
        m_engine = std::make_unique<EngineBridge>(
            mock_engine_maker("step_ms=5,load_ms=1,decode_ms=1"), EngineOptions());
        m_queue = std::make_unique<GenerationQueue>(*m_engine);
        m_run = std::make_unique<InspectorRun>(*m_engine, *m_queue);
        m_shelf = std::make_unique<ModelShelf>(std::filesystem::path());
        m_panel = std::make_unique<InspectorPanel>(*m_run, *m_shelf, [this] { return m_next; });
        m_panel->resize(900, 400);
        m_panel->show();
        m_engine->start();
        QTRY_VERIFY(m_engine->is_ready());
    }

    void cleanup()
    {
        m_panel.reset();
        m_shelf.reset();
        m_run.reset();
        m_queue.reset();
        m_engine.reset();
    }

    void names_are_paths_of_a_tree()
    {
        QCOMPARE(path_of_tensor(QStringLiteral("down_blocks.0.motion_modules.1.norm.weight")),
                 (QStringList{QStringLiteral("down_blocks.0"), QStringLiteral("motion_modules.1"),
                              QStringLiteral("norm.weight")}));
        QCOMPARE(path_of_tensor(QStringLiteral("conv_in.weight")),
                 (QStringList{QStringLiteral("conv_in"), QStringLiteral("weight")}));
        QCOMPARE(path_of_tensor(QStringLiteral("text_model.encoder.layers.3.mlp.fc1.bias")),
                 (QStringList{QStringLiteral("text_model.encoder"), QStringLiteral("layers.3"),
                              QStringLiteral("mlp.fc1.bias")}));
        QVERIFY(lies_below(QStringLiteral("up_blocks.1.resnets.0"), QStringLiteral("up_blocks.1")));
        QVERIFY(!lies_below(QStringLiteral("up_blocks.10"), QStringLiteral("up_blocks.1")));
        // What a further motion module gives in the place.
        QVERIFY(lies_below(QStringLiteral("up_blocks.1.motion_modules.0+1"),
                           QStringLiteral("up_blocks.1.motion_modules.0")));
    }

    void several_tensors_are_one()
    {
        // Of 1, 2, 3 and of 7, 9: five values of mean 4.4.
        TensorFacts first = tensor(QString(), QString(), 3, 2, 1);
        TensorFacts second = tensor(QString(), QString(), 2, 8, std::sqrt(2.0));
        first.low = 1;
        second.high = 9;
        const TensorFacts both = joined(std::vector{first, second});
        QCOMPARE(both.parameters, qint64{5});
        QCOMPARE(both.bytes, qint64{20});
        QCOMPARE(both.mean, 4.4);
        // (3.4² + 2.4² + 1.4² + 2.6² + 4.6²) / 4 = 11.8
        QVERIFY(std::abs(both.deviation - std::sqrt(11.8)) < 1e-9);
        QCOMPARE(both.high, 9.0);

        const CheckHistogram low{"unet", "a", 0, 1, {4, 0}};
        const CheckHistogram high{"unet", "b", 1, 4, {1, 2}};
        const CheckHistogram all = joined(std::vector<const CheckHistogram*>{&low, &high});
        QCOMPARE(all.low, 0.0);
        QCOMPARE(all.high, 4.0);
        QVERIFY(all.counts == (std::vector<std::int64_t>{5, 2}));
        QVERIFY(joined(std::vector<const CheckHistogram*>()).counts.empty());
    }

    void a_model_is_a_tree_with_motion_modules_first()
    {
        QSignalSpy ready(m_run.get(), &InspectorRun::weights_ready);
        part("model")->click();
        QVERIFY(m_queue->is_held(GenerationQueue::Hold::inspection));
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(!m_queue->is_held());
        QVERIFY(number("tensors") > 20);
        QCOMPARE(m_panel->state()[QLatin1String("part")].toString(),
                 QStringLiteral("motion_module"));
        QCOMPARE(number("histogram"), 64);
        const QStringList slot{part_title(QStringLiteral("motion_module")),
                               QStringLiteral("down_blocks.1"), QStringLiteral("motion_modules.0")};
        QVERIFY(item(slot));
        QCOMPARE(item(slot)->childCount(), 4);
        QCOMPARE(item(slot)->text(1), m_panel->locale().toString(4 * 64 * 64));

        // The whole module has more weights than one of its layers.
        auto* plot = m_panel->findChild<WeightPlot*>();
        const auto count = [plot] {
            const auto& counts = plot->histogram().counts;
            return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        };
        const std::int64_t whole = count();
        part<QTreeWidget>("tree")->setCurrentItem(item(slot)->child(0));
        QVERIFY(count() > 0);
        QVERIFY(count() < whole / 4);
        QCOMPARE(plot->table().rows.size(), 64);

        part<QLineEdit>("filter")->setText(QStringLiteral("PROJ_in"));
        QCOMPARE(number("tensors"), 4);
        QVERIFY(item({part_title(QStringLiteral("vae"))})->isHidden());
    }

    void layers_come_while_a_clip_is_made()
    {
        m_next.sampling.steps = 40;
        QSignalSpy measured(m_run.get(), &InspectorRun::layers_measured);
        part("clip")->click();
        QTRY_VERIFY(measured.size() >= 5);
        QVERIFY(m_run->look() == InspectorRun::Look::clip);
        QVERIFY(m_run->step() > 0);
        QVERIFY(!m_run->clip().layers.empty());
        QVERIFY(!m_run->clip().clip);
        QCOMPARE(number("lines"), 4);  // Motion modules alone.
        QVERIFY(part<QLabel>("status")->text().contains(QStringLiteral("40")));
        QTRY_VERIFY(is_idle());
        QCOMPARE(m_run->clip().layers.size(), std::size_t{9 * 40});
        QVERIFY(m_run->clip().clip);
        auto* plot = m_panel->findChild<ActivationPlot*>();
        QCOMPARE(plot->table().rows.size(), 4 * 40);
        QCOMPARE(number("heads"), 8);
    }

    void what_is_chosen_in_the_tree_is_shown_of_the_clip()
    {
        part("model")->click();
        QTRY_VERIFY(is_idle());
        part("clip")->click();
        QTRY_VERIFY(is_idle());
        auto* plot = m_panel->findChild<ActivationPlot*>();
        auto* tree = part<QTreeWidget>("tree");
        tree->setCurrentItem(item({part_title(QStringLiteral("unet")), QStringLiteral("conv_in")}));
        QCOMPARE(plot->drawn_layers(), QStringList{QStringLiteral("conv_in")});
        QCOMPARE(number("heads"), 0);
        // A weight stands for its layer.
        tree->setCurrentItem(
            item({part_title(QStringLiteral("motion_module")), QStringLiteral("up_blocks.0"),
                  QStringLiteral("motion_modules.0")})
                ->child(1));
        QCOMPARE(plot->drawn_layers(), QStringList{QStringLiteral("up_blocks.0.motion_modules.0")});
        QCOMPARE(number("heads"), 2);
    }

    void heads_are_listed_by_distance_for_each_step()
    {
        part("clip")->click();
        QTRY_VERIFY(is_idle());
        auto* list = part<QTableWidget>("heads");
        auto* step = part<QSpinBox>("step");
        QCOMPARE(step->maximum(), 4);
        const AttentionMap& map = m_panel->findChild<AttentionPlot*>()->map();
        QCOMPARE(map.step, std::int64_t{4});
        QCOMPARE(map.frames, std::int64_t{4});
        for (int row = 1; row < list->rowCount(); ++row)
            QVERIFY(list->locale().toDouble(list->item(row, 0)->text())
                    <= list->locale().toDouble(list->item(row - 1, 0)->text()));
        step->setValue(2);
        QCOMPARE(map.step, std::int64_t{2});
        list->setCurrentCell(3, 0);
        QCOMPARE(QString::fromStdString(map.layer), list->item(3, 2)->text());
        QCOMPARE(m_panel->findChild<AttentionPlot*>()->table().rows.size(), 4);
        QCOMPARE(m_panel->findChild<AttentionPlot*>()->table().columns.size(), 5);
    }

    void buttons_say_why_they_cannot_be_pressed()
    {
        m_next.checkpoint.clear();
        m_panel->update_controls();
        QVERIFY(!part("model")->isEnabled());
        QVERIFY(!part("model")->toolTip().isEmpty());
        m_next.checkpoint = "model";
        m_panel->update_controls();
        QVERIFY(part("model")->isEnabled());

        const qint64 clip = m_queue->add(sample_request(3, 40));
        QTRY_VERIFY(m_queue->running());
        QVERIFY(!part("clip")->isEnabled());
        QCOMPARE(part("clip")->toolTip(), m_run->obstacle(m_next));
        QCOMPARE(part<QLabel>("status")->text(), m_run->obstacle(m_next));
        QTRY_VERIFY(m_queue->find(clip)->state == JobState::done);
        QVERIFY(part("clip")->isEnabled());
        QVERIFY(!part("stop")->isEnabled());
    }

    void a_look_is_stopped_and_clips_go_on()
    {
        m_next.sampling.steps = 1000;
        part("clip")->click();
        const qint64 clip = m_queue->add(sample_request(3));
        QTRY_VERIFY(m_run->step() > 1);
        QVERIFY(part("stop")->isEnabled());
        QVERIFY(m_queue->find(clip)->state == JobState::waiting);
        part("stop")->click();
        QTRY_VERIFY(m_queue->find(clip)->state == JobState::done);
        QVERIFY(is_idle());
        QVERIFY(m_run->message().isEmpty());
    }

    void an_engine_that_is_given_up_ends_the_look()
    {
        m_next.sampling.steps = 1000;
        m_run->look_at_clip(m_next);
        QTRY_VERIFY(!m_run->clip().layers.empty());
        m_engine->start();
        QVERIFY(m_run->look() == InspectorRun::Look::none);
        QVERIFY(!m_queue->is_held());
        QTRY_VERIFY(m_engine->is_ready());
        m_run->look_at_weights(m_next);
        QTRY_VERIFY(!m_run->tensors().empty());
    }

    void what_goes_wrong_is_told()
    {
        m_next.frame_count = -1;
        part("clip")->click();
        QTRY_VERIFY(is_idle());
        QVERIFY(!m_run->message().isEmpty());
        QCOMPARE(part<QLabel>("status")->text(), m_run->message());
        QVERIFY(!m_queue->is_held());
    }

    void two_modules_are_compared()
    {
        QSignalSpy ready(m_run.get(), &InspectorRun::comparison_ready);
        GenerationRequest other = m_next;
        other.motion.source = MotionSource::file;
        other.motion.module = "other.safetensors";
        m_run->compare(m_next, other);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(m_run->clip().request, m_next);
        QCOMPARE(m_run->other_clip().request, other);
        QVERIFY(m_run->clip().clip && m_run->other_clip().clip);
        QVERIFY(m_run->clip().clip->frames != m_run->other_clip().clip->frames);
        const std::vector<ComparedLayer> rows = compared(m_run->clip(), m_run->other_clip());
        QCOMPARE(rows.size(), std::size_t{8});  // What four layers give and look at.
        QCOMPARE(number("compared"), 8);
        double sum = 0;
        for (const LayerFacts& facts : m_run->clip().layers)
            if (facts.layer == rows.front().layer)
                sum += facts.deviation;
        QVERIFY(std::abs(*rows.front().first - sum / 4) < 1e-9);
        QVERIFY(*rows.front().first != *rows.front().second);

        // A layer that only one of them has.
        ClipLook alone;
        alone.layers = {{1, QStringLiteral("mid_block.motion_modules.0"), 0, 3, 0, 0, 0}};
        const std::vector<ComparedLayer> single = compared(ClipLook(), alone);
        QCOMPARE(single.size(), std::size_t{1});
        QVERIFY(!single[0].first);
        QCOMPARE(*single[0].second, 3.0);
    }

    void the_tree_stands_above_where_it_is_narrow()
    {
        auto* tree = part<QTreeWidget>("tree");
        auto* plot = m_panel->findChild<WeightPlot*>();
        const auto left_of = [this](QWidget* widget) {
            return widget->mapTo(m_panel.get(), QPoint(0, 0)).x();
        };
        QTRY_VERIFY(left_of(plot) > left_of(tree));
        m_panel->resize(390, 420);
        QTRY_VERIFY(plot->mapTo(m_panel.get(), QPoint(0, 0)).y()
                    > tree->mapTo(m_panel.get(), QPoint(0, 0)).y() + tree->height());
        // Low, too: each has all of the place, by turns.
        m_panel->resize(390, 250);
        QTRY_VERIFY(!tree->isVisible());
        part<QTabWidget>("tabs")->setCurrentIndex(0);
        QVERIFY(tree->isVisible() && !plot->isVisible());
        m_panel->resize(900, 400);
        QTRY_VERIFY(tree->isVisible() && left_of(plot) > left_of(tree));
    }
};

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <functional>

#include "flipbook/request.h"

class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace flipbook::ui {

class ActivationPlot;
class AttentionView;
class ComparisonView;
class InspectorRun;
class ModelShelf;
class ModelTree;
class WeightPlot;

// The model from inside: a tree of its weights, and of what is chosen there how the weights are
// spread, what layers give step by step, and what frames look at; and two motion modules compared.
class InspectorPanel final : public QWidget {
    Q_OBJECT

public:
    using RequestSource = std::function<GenerationRequest()>;

    // `next` gives the clip to look at. `run` and `shelf` outlive this.
    InspectorPanel(InspectorRun& run, ModelShelf& shelf, RequestSource next,
                   QWidget* parent = nullptr);

    // The next clip, or what it needs, may be another one.
    void update_controls();

    QJsonObject state() const;  // For acceptance tests.

    QSize minimumSizeHint() const override { return {200, 130}; }

Q_SIGNALS:
    void changed();  // state()
    void save_failed(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void create_widgets(ModelShelf& shelf);
    void connect_run();
    QString status() const;
    void place_tree();
    void show_chosen();
    void show_layers();

    InspectorRun& m_run;
    RequestSource m_next;
    QPushButton* m_look_at_model = nullptr;
    QPushButton* m_look_at_clip = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_pressed = nullptr;  // What began the look.
    QLabel* m_status = nullptr;
    QSplitter* m_splitter = nullptr;
    ModelTree* m_tree = nullptr;
    QTabWidget* m_tabs = nullptr;
    WeightPlot* m_weights = nullptr;
    ActivationPlot* m_activations = nullptr;
    AttentionView* m_attention = nullptr;
    ComparisonView* m_comparison = nullptr;
};

}  // namespace flipbook::ui

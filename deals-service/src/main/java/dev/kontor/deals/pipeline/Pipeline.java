package dev.kontor.deals.pipeline;

import dev.kontor.deals.DealError;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** An ordered way of stages. Won and lost end every pipeline and are no stages of it. */
@Entity
@Table(name = "pipeline")
public class Pipeline implements Aggregate {
    /** The stage name of a deal that was won. */
    public static final String WON = "won";
    /** The stage name of a deal that was lost. */
    public static final String LOST = "lost";

    static final int MAX_STAGES = 50;

    @Id
    private UUID id;

    private long version;
    private String code;
    private String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "pipeline_stage", joinColumns = @JoinColumn(name = "pipeline_id"))
    @OrderBy("position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Stage> stages;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Pipeline() {}

    private Pipeline(String code, PipelineFields fields, Instant now) {
        this.id = Ids.next();
        this.code = code;
        this.name = fields.name();
        this.stages = new ArrayList<>(inOrder(fields.stages()));
        this.createdAt = now;
        this.updatedAt = now;
    }

    static Pipeline define(String code, PipelineFields fields, Instant now) {
        return new Pipeline(code, fields, now);
    }

    PipelineFact defined() {
        return new PipelineFact.Defined(code, name, stages());
    }

    /** Nothing when the fields say what is so already. */
    List<PipelineFact> revise(PipelineFields fields, Instant now) {
        List<Stage> ordered = inOrder(fields.stages());
        if (name.equals(fields.name()) && stages().equals(ordered)) {
            return List.of();
        }
        name = fields.name();
        if (!stages().equals(ordered)) {
            stages.clear();
            stages.addAll(ordered);
        }
        updatedAt = now;
        return List.of(new PipelineFact.Revised(code, name, stages()));
    }

    /** Codes of the stages that these fields would take away. */
    Set<String> removedBy(PipelineFields fields) {
        Set<String> codes = new HashSet<>(stages.stream().map(Stage::code).toList());
        fields.stages().forEach(stage -> codes.remove(stage.code()));
        return codes;
    }

    /** The stage where a deal starts unless it says otherwise. */
    public Stage first() {
        return stages.get(0);
    }

    /** Refuses a code that is no stage of this pipeline. */
    public Stage stage(String stageCode) {
        return stages.stream()
                .filter(stage -> stage.code().equals(stageCode))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(DealError.STAGE_UNKNOWN, "Pipeline " + code + " has no stage " + stageCode));
    }

    /** The stage with this code or name, whatever the case of its letters. */
    public Optional<Stage> stageNamed(String text) {
        return stages.stream()
                .filter(stage ->
                        stage.code().equalsIgnoreCase(text) || stage.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static List<Stage> inOrder(List<Stage> given) {
        List<Stage> ordered =
                given.stream().sorted(Comparator.comparingInt(Stage::position)).toList();
        Set<Object> seen = new HashSet<>(Set.of(WON, LOST));
        for (Stage stage : ordered) {
            if (!seen.add(stage.code()) || !seen.add(stage.position())) {
                throw Problem.invalid(
                        "/stages",
                        "not-unique",
                        "Stage " + stage.code() + ": codes and positions are unique, won and lost are no stages");
            }
        }
        return ordered;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    PipelineFields fields() {
        return new PipelineFields(name, stages());
    }
}

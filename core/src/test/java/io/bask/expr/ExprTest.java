package io.bask.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExprTest {
    @Test
    void tokensAreTheSameInEveryJvm() {
        Token token = Token.of("sum")
                .with(1L)
                .with(2.5)
                .with("axis")
                .with(true)
                .with(new int[] {3, 4})
                .build();
        assertThat(token.hex()).isEqualTo("bcad00475ccb6cbc1199ef4ae92e2894");
        assertThat(token.shortHex()).isEqualTo(token.hex().substring(0, 8));
    }

    @Test
    void everyPartAndItsOrderCount() {
        Set<Token> tokens = new HashSet<>();
        tokens.add(Token.of("a").build());
        tokens.add(Token.of("b").build());
        tokens.add(Token.of("a").with(1L).build());
        tokens.add(Token.of("a").with(1.0).build());
        tokens.add(Token.of("a").with("1").build());
        tokens.add(Token.of("a").with((String) null).build());
        tokens.add(Token.of("a").with(1L).with(2L).build());
        tokens.add(Token.of("a").with(2L).with(1L).build());
        tokens.add(Token.of("a").with("bc").with("d").build());
        tokens.add(Token.of("a").with("b").with("cd").build());
        tokens.add(Token.of("a").with(true).build());
        tokens.add(Token.of("a").with(false).build());
        assertThat(tokens).hasSize(12);
    }

    @Test
    void manyTokensDoNotCollide() {
        Set<Token> tokens = new HashSet<>();
        for (int i = 0; i < 300_000; i++) {
            tokens.add(Token.of("x").with((long) i).build());
        }
        assertThat(tokens).hasSize(300_000);
        assertThat(Token.unique()).isNotEqualTo(Token.unique());
    }

    @Test
    void equalExpressionsAreEqualWhoeverBuiltThem() {
        Num left = new Num.Sum(new Num.Leaf(1), new Num.Leaf(2));
        assertThat(left)
                .isEqualTo(new Num.Sum(new Num.Leaf(1), new Num.Leaf(2)))
                .isNotEqualTo(new Num.Sum(new Num.Leaf(2), new Num.Leaf(1)));
    }

    @Test
    void diamondsAreWalkedOnce() {
        Num node = new Num.Leaf(1);
        for (int i = 0; i < 200; i++) {
            node = new Num.Sum(node, node);
        }
        assertThat(Walk.postOrder(List.of(node))).hasSize(201);
        assertThat(Walk.readers(List.of(node, node))).containsEntry(node, 2);
    }

    @Test
    void longChainsNeedNoStack() {
        Num node = new Num.Leaf(1);
        for (int i = 0; i < 300_000; i++) {
            node = new Num.Sum(List.of(node));
        }
        assertThat(Walk.postOrder(List.of(node))).hasSize(300_001);
        List<Num> rebuilt = Walk.rebuild(List.of(node), n -> n);
        assertThat(rebuilt.get(0)).isSameAs(node);
    }

    @Test
    void rebuildingChangesEveryPathToAChangedLeaf() {
        Num leaf = new Num.Leaf(1);
        Num shared = new Num.Sum(leaf, new Num.Leaf(5));
        Num root = new Num.Sum(shared, shared, new Num.Leaf(7));
        Num changed = Walk.rebuild(List.of(root), n -> n.equals(leaf) ? new Num.Leaf(10) : n)
                .get(0);
        assertThat(changed.value()).isEqualTo(15 + 15 + 7);
        assertThat(Walk.withRebuiltInputs(root, Map.of())).isSameAs(root);
    }

    @Test
    void treesNameSharedNodesOnce() {
        Num shared = new Num.Sum(new Num.Leaf(1), new Num.Leaf(2));
        String text = Tree.draw(List.of(new Num.Sum(shared, shared)));
        assertThat(text).isEqualTo("sum\n  sum  #1\n    leaf 1\n    leaf 2\n  see #1\n");
    }
}
